-- What one request made may be many things: the ids of 200 copies of messages.
alter table arrival alter column subject set data type varchar;
