//! Tables of language, as files a linguist could edit: a row a line, fields between `|`, `#`
//! before a remark.

/// The rows of a table: fields trimmed, remarks and empty lines left out.
pub fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .map(|line| line.split_once('#').map_or(line, |(row, _)| row).trim())
        .filter(|line| !line.is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_empty_lines_are_no_rows() {
        let read: Vec<_> = rows("# source: ours\n\n a | b # remark\nc\n").collect();
        assert_eq!(read, [vec!["a", "b"], vec!["c"]]);
    }
}
