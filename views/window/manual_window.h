// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "core/descriptor/descriptor.h"

class QWidget;

namespace armillary::views {

/// The model's page of the manual, made from its descriptor: what it does, what it needs, every parameter.
/// Markdown.
QString model_page(const descriptor::ModelDescriptor& model);

/// The manual in a window of its own, opened at the chapter of a page (`data`, `train`, …).
void show_manual(QWidget* parent, const std::vector<descriptor::ModelDescriptor>& models, const QString& chapter);

/// Versions, in a window of its own. `text` is asked for in the background: it may load the engine.
void show_about(QWidget* parent, const std::function<QString()>& text);

}  // namespace armillary::views
