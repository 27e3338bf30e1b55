// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "core/diagnostics/codebook/doctor.h"
#include "views/codebook/codebook_panel.h"
#include "views/shared/background.h"
#include "views/shared/job_list.h"

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
    void add_cause(QVBoxLayout& column, size_t at);
    void try_remedy(const diagnostics::Cause& cause);
    bool has_curve(const std::string& name) const;

    std::vector<Finding> findings_;                               ///< of the runs shown, the active one first
    QString diagnosed_;                                           ///< what of them was read
    std::map<std::pair<std::string, std::string>, JobId> tries_;  ///< by run and cause
    EmptyState* empty_;
    QVBoxLayout* column_;
    QWidget* content_ = nullptr;
    Background diagnosing_;
};

}  // namespace armillary::views
