-- Nothing: empties check_comparisons, so that a check fills it anew.
delete from check_comparisons;
