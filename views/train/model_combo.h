// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QWheelEvent>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "views/train/model_choice.h"

namespace armillary::views {

/// All models by family. What the data set does not allow is greyed, with what it needs.
class ModelCombo : public QComboBox {
    Q_OBJECT
 public:
    explicit ModelCombo(QWidget* parent = nullptr);
    void show_models(const std::vector<descriptor::ModelDescriptor>& models, const DatasetFacts& facts,
                     bool has_codes);
    std::string model() const;
    void choose(const std::string& id);

 protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

}  // namespace armillary::views
