-- An SMS names nothing that it answers: what was written to the number it comes from is looked up.
alter table attempt add column if not exists phone varchar(20);
create index if not exists attempt_phone on attempt (phone, id);
