// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/debugger/repeat.h"

#include <algorithm>

#include "core/jobs/preparation.h"

namespace armillary::jobs {

std::vector<Intervention> recorded_interventions(const std::vector<store::RunEvent>& events) {
    std::vector<Intervention> recorded;
    for (const store::RunEvent& event : events)
        if (event.kind == kInterventionEvent)
            for (const Intervention& intervention : parse_interventions(event.detail))
                recorded.push_back(intervention);
    return recorded;
}

std::vector<Intervention> interventions_from(int64_t trained, const std::vector<Intervention>& planned,
                                             const std::vector<store::RunEvent>& events) {
    // Planned ones that were made stand among the events too: each of these answers for one.
    std::vector<Intervention> made = recorded_interventions(events), due = made;
    for (const Intervention& intervention : planned) {
        const auto same = std::find(made.begin(), made.end(), intervention);
        if (same == made.end())
            due.push_back(intervention);
        else
            made.erase(same);
    }
    std::erase_if(due, [&](const Intervention& intervention) { return intervention.after < trained; });
    const auto earlier = [](const Intervention& a, const Intervention& b) { return a.after < b.after; };
    std::stable_sort(due.begin(), due.end(), earlier);
    return due;
}

descriptor::Experiment repeated_experiment(const store::RunDetails& run,
                                           const std::vector<store::RunEvent>& events) {
    check_made_here(run);
    descriptor::Experiment experiment =
        descriptor::parse_experiment(run.experiment_toml, run.id + "/experiment.toml");
    const char* const name = "training.interventions";
    std::vector<Intervention> planned;
    if (experiment.parameters.contains(name)) planned = parse_interventions(experiment.parameters.text(name));
    experiment.parameters.set(name, to_string(interventions_from(0, planned, events)));
    return experiment;
}

}  // namespace armillary::jobs
