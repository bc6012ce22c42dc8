-- one row per version of a layout that a stored sheet was read with: its newest text
select layout, version, arg_max(file, place), arg_max(text, place)
from accepted.layout
where (layout, version) in (select layout, layout_version from accepted.sheet)
group by layout, version
order by layout, version
