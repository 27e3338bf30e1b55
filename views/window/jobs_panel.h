// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <map>

#include "views/shared/job_list.h"

class QVBoxLayout;

namespace armillary::views {

/// The running and waiting jobs at the bottom of the window: how far, how fast, how long, pause and cancel. Takes
/// no room while there are none.
class JobsPanel : public QFrame {
    Q_OBJECT
 public:
    explicit JobsPanel(JobList& jobs, QWidget* parent = nullptr);

 private:
    struct Row;
    void update_rows();
    Row* make_row(const JobRow& job);

    JobList& jobs_;
    QVBoxLayout* column_;
    std::map<JobId, Row*> rows_;
};

}  // namespace armillary::views
