-- Nothing: empties check_comparisons before a check fills it anew.
delete from check_comparisons;
