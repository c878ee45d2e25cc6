//! What a new profile begins with: nothing, or what Firefox makes for itself when it first starts.
//!
//! Its first start on an empty profile takes more than half as long as a short journey. One is made by starting and
//! ending it without a page, and each profile is a copy of that.

use super::{Driver, Engine, new_place, processes};
use crate::site::traces;
use crate::{DESKTOP, folders};
use std::path::{Path, PathBuf};

/// What says who uses a profile: nobody uses this one.
const LOCKS: [&str; 2] = ["lock", ".parentlock"];

/// Makes the folder of a new profile.
pub(super) async fn profile(engine: Engine, profile: &Path) {
    if engine != Engine::Firefox {
        std::fs::create_dir_all(profile).expect("a folder for the profile");
        return;
    }
    let begun = begun_firefox().await;
    folders::copy_into(&begun, profile);
}

/// Firefox's profile after a first start: made once for a run of `cargo xtask journeys`, which removes that of the
/// last one, as the browser may have been replaced since.
async fn begun_firefox() -> PathBuf {
    let begun = traces().join("firefox-begun");
    if begun.is_dir() {
        return begun;
    }
    let place = new_place();
    let (profile, downloads) = (place.join("profile"), place.join("downloads"));
    std::fs::create_dir_all(&profile).expect("a folder for the profile");
    let mut driver = Driver::start(Engine::Firefox, DESKTOP, &profile);
    driver.connect(&Engine::Firefox.capabilities(DESKTOP, &profile, &downloads)).await;
    driver.end();
    processes::kill(&profile);
    for lock in LOCKS {
        let _ = std::fs::remove_file(profile.join(lock));
    }
    // Another journey may have been faster: then its own is there, and as good.
    let _ = std::fs::rename(&profile, &begun);
    let _ = std::fs::remove_dir_all(&place);
    begun
}
