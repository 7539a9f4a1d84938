-- What the walk through a message's plan has brought so far, as JSON; null when nothing. See org.switchroom.outbox.Round.
alter table message add column if not exists walk varchar;
