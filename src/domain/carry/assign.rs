//! Who goes with whom, decided for all at once: the pairs of which the likenesses add up to the most.
//!
//! Taking each one's best match in turn would give the first what another needs more. Owns the
//! choice; what pairs are worth is `proposal`'s.

use std::collections::VecDeque;

/// For each row the column it goes with, or none: no column twice, and no other choice is worth more.
///
/// `worth` lists, row by row, the columns that it may go with and what each is worth, above zero.
/// Rows come in one by one; each takes the best way of making room (a longest path, by
/// Bellman and Ford), which keeps the whole at its best.
pub(super) fn assign(worth: &[Vec<(usize, i64)>], columns: usize) -> Vec<Option<usize>> {
    let mut row_of: Vec<Option<usize>> = vec![None; columns];
    let mut column_of: Vec<Option<usize>> = vec![None; worth.len()];
    let value = |row: usize, column: usize| {
        worth[row].iter().find(|(known, _)| *known == column).map_or(0, |(_, value)| *value)
    };
    for start in 0..worth.len() {
        // What is won by leaving that row without a column, for one that comes in.
        let mut won: Vec<Option<i64>> = vec![None; worth.len()];
        let mut from: Vec<Option<(usize, usize)>> = vec![None; worth.len()];
        won[start] = Some(0);
        // The best end of the path: its worth, its last row, and the free column that row takes.
        let mut best = (0, start, None);
        let mut queue = VecDeque::from([start]);
        while let Some(row) = queue.pop_front() {
            let here = won[row].unwrap_or_default();
            for (column, value_here) in &worth[row] {
                let total = here + value_here;
                match row_of[*column] {
                    None if total > best.0 => best = (total, row, Some(*column)),
                    None => {}
                    Some(other) if other == row => {}
                    Some(other) => {
                        let total = total - value(other, *column);
                        if won[other].is_none_or(|known| total > known) {
                            won[other] = Some(total);
                            from[other] = Some((row, *column));
                            queue.push_back(other);
                        }
                    }
                }
            }
        }
        for (row, total) in won.iter().enumerate() {
            if total.is_some_and(|total| total > best.0) {
                best = (total.unwrap_or_default(), row, None);
            }
        }
        let (_, mut row, mut column) = best;
        loop {
            if let Some(taken) = column {
                row_of[taken] = Some(row);
            }
            column_of[row] = column;
            let Some((before, given)) = from[row].filter(|_| row != start) else { break };
            (row, column) = (before, Some(given));
        }
    }
    column_of
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(worth: &[Vec<(usize, i64)>], chosen: &[Option<usize>]) -> i64 {
        let each = worth.iter().zip(chosen).filter_map(|(row, chosen)| {
            row.iter().find(|(column, _)| Some(*column) == *chosen).map(|(_, value)| *value)
        });
        each.sum()
    }

    /// Every choice there is.
    fn most(worth: &[Vec<(usize, i64)>], taken: &mut Vec<usize>) -> i64 {
        let Some((row, rest)) = worth.split_first() else { return 0 };
        let mut best = most(rest, taken);
        for (column, value) in row {
            if !taken.contains(column) {
                taken.push(*column);
                best = best.max(value + most(rest, taken));
                taken.pop();
            }
        }
        best
    }

    #[test]
    fn the_whole_counts_and_not_who_comes_first() {
        // The first would take what the second needs.
        let worth = [vec![(0, 9), (1, 8)], vec![(0, 8)]];
        assert_eq!(assign(&worth, 2), [Some(1), Some(0)]);
        // Two for one: the better stays, whichever came first.
        assert_eq!(assign(&[vec![(0, 3)], vec![(0, 5)]], 1), [None, Some(0)]);
        assert_eq!(assign(&[vec![(0, 5)], vec![(0, 3)]], 1), [Some(0), None]);
        assert_eq!(assign(&[vec![], vec![]], 0), [None, None]);
    }

    #[test]
    fn no_other_choice_is_worth_more() {
        // A plain generator: every case is the same in each run.
        let mut state = 20_261_126_u64;
        let mut next = |most: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % most
        };
        for _ in 0..2_000 {
            let (rows, columns) = (next(6), next(6));
            let worth: Vec<Vec<(usize, i64)>> = (0..rows)
                .map(|_| {
                    let each = (0..columns).filter_map(|column| {
                        let value = next(8).cast_signed();
                        (value > 0).then_some((usize::try_from(column).unwrap_or(0), value))
                    });
                    each.collect()
                })
                .collect();
            let chosen = assign(&worth, usize::try_from(columns).unwrap_or(0));
            let mut taken: Vec<_> = chosen.iter().flatten().collect();
            taken.sort_unstable();
            taken.dedup();
            assert_eq!(taken.len(), chosen.iter().flatten().count(), "{worth:?} {chosen:?}");
            assert_eq!(
                total(&worth, &chosen),
                most(&worth, &mut Vec::new()),
                "{worth:?} {chosen:?}"
            );
        }
    }
}
