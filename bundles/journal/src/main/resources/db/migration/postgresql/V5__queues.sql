-- A lane that waits for its turn lies in a queue; the lowest place is served first.
alter table lane add column queue varchar(400);
alter table lane add column place bigint;
create index lane_queue on lane (queue, place) where queue is not null;
