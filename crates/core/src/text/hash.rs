//! The one hash: FNV-1a, the same on any machine.

use std::hash::Hasher;

use fnv::FnvHasher;

/// The hash of some bytes.
pub fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mut hasher = FnvHasher::default();
    bytes.into_iter().for_each(|byte| hasher.write_u8(byte));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_fnv_1a() {
        // Of the test vectors in the IETF draft on FNV (draft-eastlake-fnv).
        assert_eq!(hash(*b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
