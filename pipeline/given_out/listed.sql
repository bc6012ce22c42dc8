-- one row per release: how many figures it shows and hides, and when it was withdrawn, if it was
select
    release.release_no, release.period, release.given_out_on, release.known_to,
    count(*) filter (where cell.is_shown) as shown,
    count(*) filter (where not cell.is_shown) as hidden,
    withdrawn.withdrawn_on
from published.release
join published.cell using (release_no)
left join published.withdrawn using (release_no)
group by all
order by release.release_no
