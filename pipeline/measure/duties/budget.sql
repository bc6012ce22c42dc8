-- one row per duty about the budget, its part and budget year, in kronor as budgeted
select
    'individual_share' as duty, 'individual' as part, year, individual as counted, frame as total,
    no_insats as undecided,
    -- the posts that are no insats in the register could be for either
    individual + no_insats <= frame * $individual as is_broken,
    individual <= frame * $individual as is_open
from budget_year
union all
select
    'balance', 'difference', year, income - cost, case when income > 0 and cost > 0 then income else 0 end, 0,
    abs(income - cost) >= 1, false
from budget_year
union all
select
    'contributions', share.part, year,
    case share.part when 'state' then state when 'region' then region else municipalities end,
    case when members > 0 then members + unknown_income else 0 end, unknown_income,
    -- a percentage point of leeway; what is of unknown kind may be anybody's
    unknown_income = 0 and greatest(
        abs(state / members - $state), abs(region / members - $region), abs(municipalities / members - $municipalities)
    ) > 0.01,
    unknown_income > 0
from budget_year
cross join (values ('state'), ('region'), ('municipalities')) as share(part)
union all
select 'administration', 'administration', year, administration, cost, 0, administration > cost * $administration, false
from budget_year
union all
select
    'allocation', share.part, year,
    case when share.part = 'unallocated' then unallocated when has_register then no_insats - unallocated else 0 end,
    frame, case when has_register then 0 else no_insats - unallocated end, false, false
from budget_year
cross join (values ('unallocated'), ('no_insats')) as share(part)
