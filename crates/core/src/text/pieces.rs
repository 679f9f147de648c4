//! A window of text cut into stretches that lie under the same marks.

use super::{
    Span,
    sort::{set, sort_by},
};

/// A stretch of text under the same marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece<M> {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// The marks that cover it, the longest first.
    pub marks: Vec<M>,
}

/// Cuts the window where marks begin and end. The pieces are in order and without gaps; marks
/// outside the window or off character boundaries are passed over.
pub fn marked<M: Clone>(text: &str, window: Span, marks: &[(Span, M)]) -> Vec<Piece<M>> {
    let fits = |span: &Span| span.overlaps(window) && text.get(span.range()).is_some();
    let mut inside: Vec<&(Span, M)> = marks.iter().filter(|(span, _)| fits(span)).collect();
    sort_by(&mut inside, |(a, _), (b, _)| a.start.cmp(&b.start));
    let cuts = inside
        .iter()
        .flat_map(|(span, _)| [span.start.max(window.start), span.end.min(window.end)])
        .chain([window.start, window.end]);
    let cuts: Vec<u32> = set(cuts).into_iter().collect();
    let mut to_come = inside.into_iter().peekable();
    let mut over: Vec<&(Span, M)> = Vec::new();
    let mut pieces = Vec::with_capacity(cuts.len());
    for cut in cuts.windows(2) {
        let span = Span { start: cut[0], end: cut[1] };
        over.retain(|(mark, _)| mark.end > span.start);
        while let Some(begun) = to_come.next_if(|(mark, _)| mark.start <= span.start) {
            over.push(begun);
        }
        sort_by(&mut over, |(a, _), (b, _)| {
            b.len().cmp(&a.len()).then_with(|| a.start.cmp(&b.start))
        });
        let marks = over.iter().map(|(_, mark)| mark.clone()).collect();
        pieces.push(Piece { span, text: span.of(text).to_owned(), marks });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_no_gaps_and_nest() {
        let text = "0123456789";
        let marks = [(Span::new(2, 8), 'a'), (Span::new(4, 6), 'b'), (Span::new(9, 12), 'c')];
        let pieces: Vec<_> = marked(text, Span::new(0, 10), &marks)
            .into_iter()
            .map(|piece| (piece.text, piece.marks))
            .collect();
        assert_eq!(
            pieces,
            [
                ("01".to_owned(), vec![]),
                ("23".to_owned(), vec!['a']),
                ("45".to_owned(), vec!['a', 'b']),
                ("67".to_owned(), vec!['a']),
                ("89".to_owned(), vec![]),
            ]
        );
    }

    #[test]
    fn an_empty_window_has_no_pieces() {
        assert!(marked::<()>("abc", Span::new(1, 1), &[]).is_empty());
    }
}
