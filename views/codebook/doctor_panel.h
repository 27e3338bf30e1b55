// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "core/diagnostics/codebook/doctor.h"
#include "views/codebook/codebook_panel.h"
#include "views/shared/background.h"
#include "views/shared/job_list.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace armillary::views {

class EmptyState;

/// Why the codebook of the active run collapsed, as the terminal's `codebook doctor` says it: causes in order with
/// their evidence, what cannot be told, and the remedy as a paired run. Of the run beside it the verdict alone.
class DoctorPanel : public CodebookPanel {
    Q_OBJECT
 public:
    explicit DoctorPanel(Workbench& bench);

    bool settled() const override { return !diagnosing_.busy(); }
    /// Of the active run; healthy and empty before it is known.
    const diagnostics::Diagnosis& diagnosis() const;

 protected:
    void refresh() override;

 private:
    struct Finding {
        CodebookReadingPtr run;
        diagnostics::Diagnosis diagnosis;
    };
    void show_findings();
    QLabel* add(QLabel* label);
    void add_verdict();
    void add_signs();
    void add_cause(size_t at);
    void add_remedy(size_t at);
    void add_open_points();
    void add_beside();
    QString observed(const std::vector<diagnostics::Observation>& observations) const;
    void try_remedy(const diagnostics::Cause& cause);
    bool has_curve(const std::string& name) const;

    std::vector<Finding> findings_;                               ///< of the runs shown, the active one first
    QString diagnosed_;                                           ///< what of them was read
    std::map<std::pair<std::string, std::string>, JobId> tries_;  ///< by the run's UUID and cause
    EmptyState* empty_;
    QScrollArea* content_ = nullptr;
    QVBoxLayout* findings_column_ = nullptr;  ///< within the content
    Background diagnosing_;
};

}  // namespace armillary::views
