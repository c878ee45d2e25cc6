//! What the journeys leave behind on the machine: nothing. What a killed browser leaves: its profile.

use acquis_e2e::browser::{new_place, processes};
use acquis_e2e::{Browser, Engine, PHONE, run};

async fn ends_with_its_journey(engine: Engine) {
    let browser = Browser::start_as(engine, PHONE).await;
    let place = browser.downloads.parent().unwrap().to_path_buf();
    assert!(!processes::of(&place).is_empty());
    drop(browser);
    assert!(processes::of(&place).is_empty());
    assert!(!place.exists());
}

async fn is_killed_whole(engine: Engine) {
    let place = new_place();
    for _ in 0..2 {
        let browser = Browser::start_at(engine, PHONE, &place).await;
        assert!(processes::of(&place).len() > 1);
        browser.kill();
        assert!(processes::of(&place).is_empty());
    }
    assert!(place.join("profile").is_dir());
    std::fs::remove_dir_all(&place).unwrap();
}

#[test]
fn chromium_ends_with_its_journey() {
    run(ends_with_its_journey(Engine::Chromium));
}

#[test]
fn firefox_ends_with_its_journey() {
    run(ends_with_its_journey(Engine::Firefox));
}

#[test]
fn a_killed_chromium_leaves_its_profile_and_no_process() {
    run(is_killed_whole(Engine::Chromium));
}

#[test]
fn a_killed_firefox_leaves_its_profile_and_no_process() {
    run(is_killed_whole(Engine::Firefox));
}
