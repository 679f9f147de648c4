//! The page: mounts the interface, nothing else.

fn main() {
    cotejo::mount();
}
