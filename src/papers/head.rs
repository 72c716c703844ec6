//! What stands above agenda and minutes alike.

use tenken::meeting::MeetingFacts;
use tenken::messages::Language;
use tenken::paper::Block;
use tenken::plan::Plan;

/// Returns when, where and with whom a meeting takes place, as far as that is known, and the
/// plan that it is about.
pub(super) fn head(
    when: Option<String>,
    facts: &MeetingFacts,
    plan: &Plan,
    language: Language,
) -> Vec<Block> {
    let people = language.in_a_row(&facts.people);
    let plan_facts = plan.facts();
    let plan = language.reviewed_plan(&plan_facts.title, plan_facts.review_year);
    let fields = [
        (language.date_label(), when),
        (language.place_label(), facts.place.clone()),
        (language.people_label(), Some(people)),
        (language.plan_label(), Some(plan)),
    ];
    let fields = fields.into_iter().filter_map(|(label, text)| {
        let text = text.filter(|text| !text.is_empty())?;
        Some(Block::Field {
            label: label.to_owned(),
            text,
        })
    });
    fields.collect()
}
