//! The sentences: what is typed below is said here, and nowhere else. One file a kind of statement. No code reads what is said here: links
//! lead to the records that a statement names, and decisions are taken on types.

mod asking;
mod audit;
mod backup_age;
mod change_done;
mod change_words;
mod clock;
mod comparison;
mod count;
mod course;
mod damage;
mod day;
mod decisions;
mod deletion;
mod dose;
mod dosing;
mod doubt;
mod draft;
mod effect;
mod ehr_text;
mod entry;
mod explain;
mod fault;
mod field;
mod file;
mod follow_up;
mod group;
mod guessing;
mod handout;
mod headline;
mod headline_about;
mod headline_quiet;
mod identity;
mod instrument;
mod judgement;
mod keyring_error;
pub(crate) mod language;
mod likeness;
mod log;
mod look_back;
mod meeting;
mod mismatch;
mod missing;
mod mood;
mod mood_brief;
mod news;
mod next_score;
mod option;
mod paper_form;
mod picture;
mod policy_error;
mod prospect;
mod question;
mod questionnaire;
mod questions;
mod record_preview;
mod refusal;
mod report;
mod reported;
mod row;
mod row_error;
mod score_cells;
mod score_standing;
mod self_report;
mod sentence;
mod session_cells;
mod setting;
mod shorten;
mod standing;
mod state_text;
mod store_error;
mod sum;
mod treatment;
mod uses;
mod weakness;
mod wide_language;

pub use asking::asking_limits;
pub use audit::{audit_csv, deed_words, fields_words, line_texts, value_words, what_words, which_words};
pub use backup_age::backup_age_words;
pub use change_done::done_words;
pub use clock::clock_words;
pub use comparison::{difference_words, loss_sentence, rules_words};
pub(crate) use count::counted;
pub use course::course_words;
pub use damage::{backup_error_words, damage_words, settings_error_words, unreadable_words};
pub use day::SayDay;
pub use decisions::decisions_csv;
pub use deletion::{clinic_goes_words, patient_goes_words};
pub use dose::format_dose;
pub use dosing::{dosing_words, exposure_words};
pub use doubt::{doubt_sentence, doubt_state};
pub use draft::{draft_words, told_apart};
pub use effect::{Effect, EffectLine, effect};
pub use ehr_text::{ehr_text, short_text};
pub use entry::{bounds_words, day_words, expected_words, field_error_words, form_words, text_form_words, text_words};
pub use explain::{Explanation, explain};
pub use field::{field_help, last_dose_words};
pub use file::{
    date_read_words, delimiter_words, file_note, gap_words, missing_value, repeated_row, row_record, table_words,
    taken_title,
};
pub use follow_up::{back_words, check_words, limit_words, put_off_words};
pub use group::{group_rule, group_title, group_word, lifted_words, sort_label, sort_words};
pub use guessing::{assumption, time_in_words};
pub use handout::{advice, what_scores_show};
pub use headline::headline;
pub use identity::{identity_words, number_and_age, row_identity};
pub use instrument::{change_rule_words, measure_words, whose_instrument};
#[cfg(target_arch = "wasm32")]
pub(crate) use judgement::capital;
pub use judgement::{
    ago, format_days, overlay_words, patient_words, points_words, relative_words, set_aside_words, stand_words,
    track_words, worse_words,
};
pub use keyring_error::{crypto_error_words, keyring_error_words, mistyped_words, passphrase_error_words};
pub use language::{LANGUAGE_TAG, Language, speak};
#[cfg(target_arch = "wasm32")]
pub(crate) use language::{say, worded};
pub use likeness::likeness_words;
pub use log::{act_lines, act_text, act_title, by_words, entered_by_words, entry_name, moved_since, step_words};
pub use look_back::{
    entered_later_words, look_back_limits, look_back_mark, look_back_refusal, looked_back_text, looking_back_progress,
    looking_back_words, nobody_entered_yet, not_entered_yet,
};
pub use meeting::{LocalTime, UnknownDealtWith, agenda_order, agenda_text, left_out, minutes_text};
pub use mismatch::{accepting_words, break_words, hidden_words, holding_words, mismatch_state, mismatch_words};
pub use mood::memory_and_mood;
pub use news::{entered_words, news_brief, news_words};
pub use next_score::{next_score_by, next_score_sentence, next_score_when, next_score_why};
pub use option::{SuggestionText, suggestions};
pub use paper_form::only_if_words;
pub use picture::{describe, label_words, preset_words, tell, tell_span};
pub use policy_error::policy_error_words;
pub use question::{asked_title, question_words};
pub use questionnaire::{
    asked_version_words, concern_words, edit_fault_words, item_number, left_out_words, not_scorable_words,
    option_words, other_score_words, questionnaire_refusal_words, scored_words, scoring_fault_words, scoring_words,
    sums_words, table_fault_words,
};
pub use questions::{
    HarmWords, answer_fault_words, answer_words, harm_words, may_leave_out_words, missing_answers_words,
    not_answered_words, nothing_answered_words, question_of_words,
};
pub use record_preview::{record_preview_words, state_changed_words};
pub use refusal::refusal_words;
pub use report::{
    begin_anew_words, begun_words, length_words, mail_words, not_passed_on_words, not_shared_words, passed_on_words,
    questions_from_words, sealed_for_words, thanks_words, to_send_words,
};
pub use reported::{arrival_way_words, report_way_words};
pub use row::{
    fell_due_words, row_change, row_contested, row_harm, row_headline, row_last_session, row_latest, row_mark,
    row_marks, row_mood, row_needed, row_needed_short, row_needed_whole, row_needed_why, row_plan, row_state,
    row_unrecorded,
};
pub use row_error::{errors_csv, more_errors_words, row_error_sides, row_error_words};
pub use score_cells::{
    preview_words, scale_words, score_preview_words, score_when, source_words, state_preview_words, worsening_words,
};
pub use score_standing::counted_words;
pub use self_report::{
    WHAT_WAS_DONE, WHY_REFUSED, answered_time, answers_wait_words, asked_words, before_session_words, came_words,
    clock_doubt_words, compared_words, contact_fault_words, day_fault_words, differing_answer_words,
    differing_count_words, due_words, fewer_numbers_words, folded_version_words, harm_answer_words, harm_call_words,
    harm_dealt_words, harm_when_words, invitation_fault_words, invitation_mail, invitation_standing, line_words,
    links_out_words, no_answers_in_words, no_score_words, not_messages_words, number_lines, open_fault_words,
    other_file_words, other_version_words, owed_words, placing_words, plan_fault_words, plan_lines, planned_words,
    put_back_words, put_in_words, reminder_words, response_notes, response_state, second_score_words, send_fault_words,
    sent_names, several_versions_words, standing_state, standing_words, text_fault_words, there_already_words,
    thrown_and_waits_words, thrown_words, unknown_sender, unread_sender, what_happens_with_answers,
};
pub use sentence::{Piece, Sentence};
pub use session_cells::{session_amount, session_drug, session_marks, session_pressures, session_status};
pub use setting::{SettingWords, setting_words};
pub use shorten::beginning_words;
pub use standing::standings_words;
pub use store_error::store_error_words;
pub use sum::Line;
pub use uses::{
    instrument_uses_words, questionnaire_uses_words, retired_in_plan_words, retiring_instrument_words,
    retiring_questionnaire_words, still_asked_words,
};
pub use weakness::weakness_words;
pub use wide_language::WIDE;
