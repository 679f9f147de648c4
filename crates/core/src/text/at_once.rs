//! Work that can rest on its way, done without a rest.

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// What comes of a future that waits for nothing; `None`: it waits.
pub fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}

/// No rest.
pub async fn no_rest() {}
