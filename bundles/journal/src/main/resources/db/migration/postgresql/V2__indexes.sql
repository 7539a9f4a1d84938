-- Partial indexes keep what is rare or short-lived small: attention, open messages, due lanes. Every index is paid for
-- with each job taken in, so there is no (state, id) over messages: all tenants' are read through (tenant, state, id).
create index token_tenant on token (tenant);
create index party_tenant on party (tenant, id);
create index job_tenant on job (tenant, id);
create index job_state on job (tenant, state, id);
create index job_number on job (tenant, number);
create index job_provider on job (provider) where provider is not null;
create index job_customer on job (customer) where customer is not null;
create index job_attention on job (tenant, id) where attention_cause is not null;
create index job_change_job on job_change (job, id);
create index arrival_received on arrival using brin (received_at) with (pages_per_range = 32);
create index lane_due on lane (due_at) where due_at is not null;
create index message_tenant on message (tenant, id);
create index message_tenant_state on message (tenant, state, id);
create index message_job on message (job, id) where job is not null;
create index message_open on message (open_lane, id) where open_lane is not null;
create index message_reference on message (via, reference) where reference is not null;
create index attempt_message on attempt (message, id);
create index attempt_reference on attempt (via, reference) where reference is not null;
create index receipt_message on receipt (message) where message is not null;
create index timeline_job on timeline (job, id) where job is not null;
create index timeline_message on timeline (message, id) where message is not null;
create index timeline_tenant on timeline (tenant, id);

-- These two are changed more often than they are made.
alter table lane set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
alter table message set (fillfactor = 85);
