// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/figure_names.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "views/shared/words.h"

namespace armillary::views {

namespace {

/// What the number in brackets counts; levels as everywhere from 0.
enum class Index {
    level,
    depth,  ///< how many codes of the semantic ID are looked at
    after,  ///< how many levels have been taken away
    up_to,  ///< the deepest level that is looked at
    layer   ///< of a network, or `layer,head`
};

struct Known {
    const char *stem, *title;
    Index index = Index::level;
};

constexpr std::array kKnown{
    Known{"usage", QT_TRANSLATE_NOOP("Figures", "Codes in use")},
    Known{"perplexity", QT_TRANSLATE_NOOP("Figures", "Perplexity")},
    Known{"dead", QT_TRANSLATE_NOOP("Figures", "Dead codes")},
    Known{"gini", QT_TRANSLATE_NOOP("Figures", "Gini of usage")},
    Known{"top_share", QT_TRANSLATE_NOOP("Figures", "Share of the most used code")},
    Known{"collision_rate", QT_TRANSLATE_NOOP("Figures", "Collision rate"), Index::depth},
    Known{"distinct", QT_TRANSLATE_NOOP("Figures", "Distinct semantic IDs"), Index::depth},
    Known{"conditional_entropy", QT_TRANSLATE_NOOP("Figures", "Entropy that a level adds"), Index::depth},
    Known{"branching", QT_TRANSLATE_NOOP("Figures", "Branches of the prefix tree"), Index::depth},
    Known{"largest_bucket", QT_TRANSLATE_NOOP("Figures", "Largest bucket")},
    Known{"forced_items", QT_TRANSLATE_NOOP("Figures", "Collisions forced by equal inputs")},
    Known{"made_items", QT_TRANSLATE_NOOP("Figures", "Collisions made by the codebook")},
    Known{"revived", QT_TRANSLATE_NOOP("Figures", "Revived codes")},
    Known{"stale", QT_TRANSLATE_NOOP("Figures", "Codes that batches hardly take")},
    Known{"code_age", QT_TRANSLATE_NOOP("Figures", "Age of the longest forgotten code")},
    Known{"surplus_rate", QT_TRANSLATE_NOOP("Figures", "Items beyond one per semantic ID")},
    Known{"near_dead", QT_TRANSLATE_NOOP("Figures", "Nearly dead codes")},
    Known{"churn", QT_TRANSLATE_NOOP("Figures", "Churn against the epoch before")},
    Known{"churn_unnamed", QT_TRANSLATE_NOOP("Figures", "Churn without renamed codes")},
    Known{"drift", QT_TRANSLATE_NOOP("Figures", "Drift since the first epoch")},
    Known{"reconstruction_error", QT_TRANSLATE_NOOP("Figures", "Reconstruction error"), Index::up_to},
    Known{"reconstruction_cosine", QT_TRANSLATE_NOOP("Figures", "Reconstruction cosine"), Index::up_to},
    Known{"relative_error", QT_TRANSLATE_NOOP("Figures", "Relative quantisation error")},
    Known{"increased_share", QT_TRANSLATE_NOOP("Figures", "Items that a level puts further away")},
    Known{"neighbour_recall@10", QT_TRANSLATE_NOOP("Figures", "Neighbourhood recall@10")},
    Known{"neighbour_recall@50", QT_TRANSLATE_NOOP("Figures", "Neighbourhood recall@50")},
    Known{"code_neighbour_recall@10", QT_TRANSLATE_NOOP("Figures", "Neighbourhood recall@10 by codes")},
    Known{"code_neighbour_recall@50", QT_TRANSLATE_NOOP("Figures", "Neighbourhood recall@50 by codes")},
    Known{"collaborative_recall@10", QT_TRANSLATE_NOOP("Figures", "Collaborative recall@10")},
    Known{"collaborative_recall@50", QT_TRANSLATE_NOOP("Figures", "Collaborative recall@50")},
    Known{"code_collaborative_recall@10", QT_TRANSLATE_NOOP("Figures", "Collaborative recall@10 by codes")},
    Known{"code_collaborative_recall@50", QT_TRANSLATE_NOOP("Figures", "Collaborative recall@50 by codes")},
    Known{"purity", QT_TRANSLATE_NOOP("Figures", "Purity"), Index::depth},
    Known{"random_purity", QT_TRANSLATE_NOOP("Figures", "Purity by chance"), Index::depth},
    Known{"ami", QT_TRANSLATE_NOOP("Figures", "Adjusted mutual information"), Index::depth},
    Known{"nmi", QT_TRANSLATE_NOOP("Figures", "Normalised mutual information"), Index::depth},
    Known{"uncertainty", QT_TRANSLATE_NOOP("Figures", "Uncertainty removed"), Index::depth},
    Known{"conditional_information", QT_TRANSLATE_NOOP("Figures", "Information that a level adds"), Index::depth},
    Known{"tree_consistency", QT_TRANSLATE_NOOP("Figures", "Consistency with the categories' tree")},
    Known{"codebook_norm", QT_TRANSLATE_NOOP("Figures", "Codebook norm")},
    Known{"codebook_norm_used", QT_TRANSLATE_NOOP("Figures", "Norm of the used codes")},
    Known{"codebook_rank", QT_TRANSLATE_NOOP("Figures", "Effective rank of the codebook")},
    Known{"codebook_cosine_used", QT_TRANSLATE_NOOP("Figures", "Mean cosine of the used codes")},
    Known{"codebook_max_cosine_used", QT_TRANSLATE_NOOP("Figures", "Largest cosine of used codes")},
    Known{"codebook_duplicates_used", QT_TRANSLATE_NOOP("Figures", "Duplicates among the used codes")},
    Known{"codebook_twins_used", QT_TRANSLATE_NOOP("Figures", "Used codes with a twin (cosine > 0.999)")},
    Known{"latent_norm", QT_TRANSLATE_NOOP("Figures", "Latent norm")},
    Known{"batch_perplexity", QT_TRANSLATE_NOOP("Figures", "Perplexity of a batch")},
    Known{"batch_agreement", QT_TRANSLATE_NOOP("Figures", "Items of a batch with their nearest codes")},
    Known{"batch_explored", QT_TRANSLATE_NOOP("Figures", "Items of a batch with noise")},
    Known{"batch_hot_codes", QT_TRANSLATE_NOOP("Figures", "Overused first codes")},
    Known{"batch_sigma", QT_TRANSLATE_NOOP("Figures", "Scale of the noise")},
    Known{"batch_generation", QT_TRANSLATE_NOOP("Figures", "Cross-entropy of the codes")},
    Known{"batch_active_share", QT_TRANSLATE_NOOP("Figures", "Dimensions that vary in a batch")},
    Known{"batch_token_correlation",
          QT_TRANSLATE_NOOP("Figures", "Correlation of different dimensions of an item's vectors")},
    Known{"batch_clean_error", QT_TRANSLATE_NOOP("Figures", "Reconstruction error of a batch without noise")},
    Known{"batch_noisy_error", QT_TRANSLATE_NOOP("Figures", "Reconstruction error of a batch with noise")},
    Known{"usage_interactions", QT_TRANSLATE_NOOP("Figures", "Codes in use, by interactions")},
    Known{"perplexity_interactions", QT_TRANSLATE_NOOP("Figures", "Perplexity, by interactions")},
    Known{"alignment", QT_TRANSLATE_NOOP("Figures", "Alignment")},
    Known{"user_uniformity", QT_TRANSLATE_NOOP("Figures", "Uniformity of users")},
    Known{"item_uniformity", QT_TRANSLATE_NOOP("Figures", "Uniformity of items")},
    Known{"user_uniformity_degree_weighted", QT_TRANSLATE_NOOP("Figures", "Uniformity of users, by degree")},
    Known{"item_uniformity_degree_weighted", QT_TRANSLATE_NOOP("Figures", "Uniformity of items, by degree")},
    Known{"user_effective_rank", QT_TRANSLATE_NOOP("Figures", "Effective rank of users")},
    Known{"item_effective_rank", QT_TRANSLATE_NOOP("Figures", "Effective rank of items")},
    Known{"user_mean_cosine", QT_TRANSLATE_NOOP("Figures", "Mean cosine of users")},
    Known{"item_mean_cosine", QT_TRANSLATE_NOOP("Figures", "Mean cosine of items")},
    Known{"user_norm", QT_TRANSLATE_NOOP("Figures", "Length of users' vectors")},
    Known{"item_norm", QT_TRANSLATE_NOOP("Figures", "Length of items' vectors")},
    Known{"user_norm_degree_correlation",
          QT_TRANSLATE_NOOP("Figures", "Length and activity of users (rank correlation)")},
    Known{"item_norm_degree_correlation",
          QT_TRANSLATE_NOOP("Figures", "Length and popularity of items (rank correlation)")},
    Known{"attention_entropy", QT_TRANSLATE_NOOP("Figures", "Entropy of attention"), Index::layer},
    Known{"attention_distance", QT_TRANSLATE_NOOP("Figures", "Distance that attention looks back"), Index::layer},
    Known{"attention_itself", QT_TRANSLATE_NOOP("Figures", "Attention on the item itself"), Index::layer},
    Known{"attention_sink", QT_TRANSLATE_NOOP("Figures", "Attention on a sink"), Index::layer},
    Known{"attention_sum", QT_TRANSLATE_NOOP("Figures", "Intensity of attention"), Index::layer},
    Known{"residual_norm", QT_TRANSLATE_NOOP("Figures", "Residual norm"), Index::after},
    Known{"residual_norm_q05", QT_TRANSLATE_NOOP("Figures", "Residual norm, 5 % quantile"), Index::after},
    Known{"residual_norm_median", QT_TRANSLATE_NOOP("Figures", "Residual norm, median"), Index::after},
    Known{"residual_norm_q95", QT_TRANSLATE_NOOP("Figures", "Residual norm, 95 % quantile"), Index::after}};

struct FiguresText {
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

const Known* known(std::string_view stem) {
    const auto found =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& one) { return one.stem == stem; });
    return found == kKnown.end() ? nullptr : found;
}

/// `gradient_norm` as "Gradient norm"; a metric keeps its name.
QString spelled_out(std::string_view stem) {
    QString words = text(stem).replace('_', ' ');
    if (!words.isEmpty() && !words.contains('@')) words[0] = words[0].toUpper();
    return words;
}

}  // namespace

std::string_view figure_stem(std::string_view name) {
    return name.substr(0, name.find('['));
}

QString figure_title(std::string_view name) {
    const std::string_view stem = figure_stem(name);
    const Known* figure = known(stem);
    return figure ? FiguresText::tr(figure->title) : spelled_out(stem);
}

QString figure_part(std::string_view name) {
    const std::string_view stem = figure_stem(name);
    if (stem.size() == name.size()) return {};
    QString index = text(name.substr(stem.size() + 1));
    index.chop(1);  // the closing bracket
    const Known* figure = known(stem);
    if (!figure) return index;
    const int number = index.toInt();
    switch (figure->index) {
        case Index::level:
            return FiguresText::tr("level %1").arg(number);
        case Index::depth:
            return number == 1 ? FiguresText::tr("first code") : FiguresText::tr("first %1 codes").arg(number);
        case Index::after:
            return number == 0 ? FiguresText::tr("before level 0")
                               : FiguresText::tr("after level %1").arg(number - 1);
        case Index::up_to:
            return FiguresText::tr("up to level %1").arg(number);
        case Index::layer: {
            const QStringList parts = index.split(',');
            return parts.size() > 1 ? FiguresText::tr("layer %1, head %2").arg(parts[0], parts[1])
                                    : FiguresText::tr("layer %1").arg(index);
        }
    }
    return {};
}

QString figure_words(std::string_view name) {
    const QString title = figure_title(name), part = figure_part(name);
    return part.isEmpty() ? title : FiguresText::tr("%1, %2").arg(title, part);
}

}  // namespace armillary::views
