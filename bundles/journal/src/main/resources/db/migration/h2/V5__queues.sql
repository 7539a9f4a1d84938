-- A lane that waits for its turn lies in a queue; the lowest place is served first.
alter table lane add column if not exists queue varchar(400);
alter table lane add column if not exists place bigint;
create index if not exists lane_queue on lane (queue, place);
