//! Starts the app.

fn main() {
    offprint_app::app::start();
}
