-- Nothing: gathers, as fresh_stories, the events of fresh readings as linking sees them (checks/stories.py). Where
-- people are hurt ($hurt are such measures), their claims alone say where and when. $lasting are words of what lasts
-- for weeks.
create or replace temp table fresh_stories as
with folds as (
    select name, folded from seen_names join ruled_names using (code)
),
hurting as (
    select distinct event_id
    from ruled_claims
    where scope <> 'conflict' and list_contains($hurt::varchar[], measure)
),
settled as (
    select
        ruled_claims.*,
        hurting.event_id is not null as hurt,
        {'title': field = 'title', 'start': "start", 'claim': claim_id} as turn,
        scope <> 'conflict' and (hurting.event_id is null or list_contains($hurt::varchar[], measure)) as sets
    from ruled_claims
    left join hurting using (event_id)
),
own as (
    select
        event_id,
        any_value(document_id) as document_id,
        any_value(reading) as reading,
        any_value(hurt) as hurt,
        list_distinct(flatten(list(keys) filter (sets and not whole))) as places,
        list_distinct(flatten(list(regions) filter (sets and not whole))) as regions,
        list(distinct country) filter (scope <> 'conflict' and country <> '') as countries,
        list(distinct folds.folded) filter (scope <> 'conflict' and country <> '') as country_names,
        min(event_start) filter (sets) as first_day,
        max(coalesce(event_end, event_start)) filter (sets and event_start is not null) as dated_last,
        arg_min({'number': {'measure': measure, 'point': point}, 'told': told}, turn) filter (sets) as opening,
        if(
            list_contains(
                list({'measure': measure, 'point': point}) filter (sets and event_start is not null),
                struct_extract(opening, 'number')
            ),
            dated_last, greatest(dated_last, struct_extract(opening, 'told'))
        ) as last_day,
        bool_and(scope in ('cumulative', 'period')) filter (sets and event_start is not null) as totals,
        bool_or(scope <> 'conflict' and place is not null and not whole) as spotted,
        min(coalesce(first_day, told - if(scope = 'cumulative', $running, $borrowed)::integer)) filter (sets) as borrowed_first,
        max(coalesce(last_day, told)) filter (sets) as borrowed_last,
        list(distinct measure || '|' || point) filter (scope <> 'conflict' and telling) as numbers
    from settled
    left join folds on folds.name = settled.country
    group by event_id
),
named as (
    select
        event_id,
        list_distinct(list(folds.folded) filter (kind = 'place')) as places,
        list_distinct(list(folds.folded) filter (kind = 'actor')) as actors
    from (
        select event_id, 'place' as kind, unnest(places) as name from fresh_events
        union all
        select event_id, 'actor', unnest(actors) from fresh_events
    )
    join folds using (name)
    group by event_id
)
select
    $first - 1 + row_number() over (order by own.event_id) as story,
    own.event_id,
    own.document_id,
    own.reading,
    case
        when len(coalesce(own.places, [])) > 0 or own.hurt and own.spotted then coalesce(own.places, [])
        else list_filter(
            coalesce(named.places, []),
            lambda place: not list_contains(
                if(len(coalesce(own.countries, [])) > 0, own.country_names, [coalesce(home.folded, '')]), place
            )
        )
    end as places,
    case
        when len(coalesce(own.countries, [])) = 0 then event.country
        when len(own.countries) = 1 then own.countries[1]
    end as country,
    case
        when own.first_day is not null then own.first_day
        when not own.hurt and event."start" is not null then event."start"
        when not coalesce(event.background, false) then own.borrowed_first
    end as first_day,
    case
        when own.first_day is not null then own.last_day
        when not own.hurt and event."start" is not null then coalesce(event."end", event."start")
        when not coalesce(event.background, false) then own.borrowed_last
    end as last_day,
    if((own.totals or event.keywords && $lasting::varchar[]) and own.last_day - own.first_day > $narrow, own.first_day, null) as since,
    own.first_day is not null or (not own.hurt and event."start" is not null) as dated,
    own.hurt,
    list_filter(
        list_distinct(coalesce(event.keywords, [])), lambda word: not list_contains($targets::varchar[], word)
    ) as words,
    list_intersect(coalesce(event.keywords, []), $targets::varchar[]) as targets,
    coalesce(named.actors, []) as actors,
    coalesce(own.numbers, []) as numbers,
    list_filter(
        coalesce(own.regions, []), lambda region: not list_contains(coalesce(own.places, []), region)
    ) as regions
from own
left join fresh_events as event using (event_id)
left join folds as home on home.name = event.country
left join named using (event_id);
