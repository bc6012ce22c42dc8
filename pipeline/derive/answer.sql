-- one row per accepted participation, with every group and every answer that a figure may rest on (null = not known).
-- A view: only what is asked for is worked out. What the published metrics count lies ready in derived.outcome
create or replace view derived.answer as
from derived.answer_of('derived.participation')
