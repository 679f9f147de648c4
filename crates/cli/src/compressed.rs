//! Files as hosts send them: compressed once, when the site is made, and harder than a host would.

use std::io::{self, Write as _};

use brotli::{BrotliCompress, enc::BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

/// Endings of files that become smaller.
pub(crate) const ENDINGS: [&str; 7] = ["css", "html", "js", "json", "svg", "txt", "wasm"];

/// Least length at which it is worth a file of its own, in bytes: what fits one packet does not
/// arrive sooner.
pub(crate) const LEAST: usize = 1400;

/// Length from which brotli does not try its hardest, in bytes: that takes a second a megabyte.
const LARGE: usize = 4_000_000;

/// A file by each encoding: the ending that hosts look for, and the bytes. The same bytes give the
/// same files.
///
/// # Errors
/// There is not enough memory.
pub(crate) fn compressed(bytes: &[u8]) -> io::Result<[(&'static str, Vec<u8>); 2]> {
    let quality = if bytes.len() < LARGE { 11 } else { 9 };
    let parameters = BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    let mut brotli = Vec::new();
    BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok([("br", brotli), ("gz", gzip.finish()?)])
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_compressed_is_the_same_when_read() {
        let text = "Ana Pérez llegó ayer. ".repeat(200).into_bytes();
        let [(_, brotli), (_, gzip)] = compressed(&text).expect("memory");
        assert!(brotli.len() < gzip.len() && gzip.len() < text.len() / 10);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli, &mut read).expect("brotli");
        assert_eq!(read, text);
        read.clear();
        flate2::read::GzDecoder::new(&*gzip).read_to_end(&mut read).expect("gzip");
        assert_eq!(read, text);
        assert_eq!(compressed(&text).expect("memory")[1].1, gzip);
    }
}
