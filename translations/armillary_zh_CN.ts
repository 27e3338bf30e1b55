<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Attention</name>
    <message>
        <source>of the largest possible</source>
        <translation>占最大可能值</translation>
    </message>
    <message>
        <source>items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>of the attention</source>
        <translation>占注意力</translation>
    </message>
    <message>
        <source>sum of a row's weights</source>
        <translation>一行权重之和</translation>
    </message>
    <message>
        <source>Entropy and distance over the epochs are drawn here</source>
        <translation>这里绘制各轮次的熵和距离</translation>
    </message>
    <message>
        <source>No figures of attention were recorded over the epochs</source>
        <translation>各轮次没有记录注意力的数值</translation>
    </message>
    <message>
        <source>mean over a sample of users, histories before validation</source>
        <translation>一组用户样本的平均，历史截至验证之前</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message>
        <source>the held-out item goes from rank %1 to %2</source>
        <translation>留出的物品由第 %1 名变为第 %2 名</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>移除 %1 个</translation>
    </message>
    <message>
        <source>%1 in another place</source>
        <translation>%1 个换了位置</translation>
    </message>
    <message>
        <source>%1 removed, %2 in another place</source>
        <translation>移除 %1 个，%2 个换了位置</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>原名次</translation>
    </message>
    <message>
        <source>Rank after the true history</source>
        <translation>真实历史之后的名次</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>◆ was taken next: it is held out for the test</source>
        <translation>◆ 为用户随后交互的物品：为测试而留出</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>As the model gives it, before any softmax</source>
        <translation>模型给出的原始得分，未经 softmax</translation>
    </message>
    <message>
        <source>The held-out item has rank %1</source>
        <translation>留出的物品排第 %1 名</translation>
    </message>
    <message>
        <source>No held-out item is known for this user</source>
        <translation>该用户没有已知的留出物品</translation>
    </message>
    <message>
        <source>What if: %1</source>
        <translation>假如：%1</translation>
    </message>
    <message>
        <source>What if: %1; %2</source>
        <translation>假如：%1；%2</translation>
    </message>
    <message>
        <source>the first item was on rank %1</source>
        <translation>第一名的物品原为第 %1 名</translation>
    </message>
    <message>
        <source>What the model read, the newest first</source>
        <translation>模型读取的物品，最新的在前</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Share of the last query in the chosen layer or head</source>
        <translation>最后一个查询在所选层或头中的份额</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>逐层累积</translation>
    </message>
    <message>
        <source>Share when attention is followed through all layers</source>
        <translation>沿所有层追踪注意力得到的份额</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Score that the predicted item loses without this one: what the prediction rests on</source>
        <translation>没有该物品时预测物品失去的得分：预测的依据</translation>
    </message>
    <message>
        <source>layer %1 %2</source>
        <translation>层 %1 %2</translation>
    </message>
    <message>
        <source>rollout %1</source>
        <translation>逐层累积 %1</translation>
    </message>
    <message>
        <source>%1 agreement with the occlusion (Kendall's tau): %2; recency alone %3</source>
        <translation>%1 与遮挡的一致程度（Kendall 的 tau）：%2；仅按新旧 %3</translation>
    </message>
    <message>
        <source>Rollout through all layers</source>
        <translation>穿过所有层的逐层累积</translation>
    </message>
    <message>
        <source>Layer %1, mean of heads</source>
        <translation>层 %1，各头平均</translation>
    </message>
    <message>
        <source>Layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
    </message>
    <message>
        <source>%1: user %2, %3</source>
        <translation>%1：用户 %2，%3</translation>
    </message>
    <message>
        <source>looked at, oldest to newest</source>
        <translation>被看的物品，由旧到新</translation>
    </message>
    <message>
        <source>%1 may not look at %2, which is newer</source>
        <translation>%1 不能看更新的 %2</translation>
    </message>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2：%3</translation>
    </message>
    <message>
        <source>%1 recorded no average map: it takes histories of 16 items</source>
        <translation>%1 没有记录平均权重图：它需要至少 16 个物品的历史</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>前 %1 个</translation>
    </message>
    <message>
        <source>%1: mean by place, %2</source>
        <translation>%1：按位置的平均，%2</translation>
    </message>
    <message>
        <source>recorded in epoch %1, histories of at least %2 items</source>
        <translation>记录于第 %1 轮，至少 %2 个物品的历史</translation>
    </message>
    <message>
        <source>looked at, place before the newest</source>
        <translation>被看的位置，距最新物品</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>entropy %1 of the largest possible, mean distance %2 items, %3 on itself</source>
        <translation>熵为最大可能值的 %1，平均距离 %2 个物品，对自身 %3</translation>
    </message>
    <message>
        <source>a sink: later items give place %1 a share of %2</source>
        <translation>汇聚点：之后的物品给位置 %1 的份额为 %2</translation>
    </message>
    <message>
        <source>%1 was trained without user %2: its filters left them out</source>
        <translation>%1 训练时没有用户 %2：其筛选条件将其排除</translation>
    </message>
    <message>
        <source>(mask)</source>
        <translation>（掩码）</translation>
    </message>
    <message>
        <source>history before the test</source>
        <translation>测试之前的历史</translation>
    </message>
    <message>
        <source>history before validation</source>
        <translation>验证之前的历史</translation>
    </message>
    <message>
        <source>recorded in epoch %1</source>
        <translation>记录于第 %1 轮</translation>
    </message>
    <message>
        <source>best state, epoch %1</source>
        <translation>最佳状态，第 %1 轮</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>softmax weights</source>
        <translation>softmax 权重</translation>
    </message>
    <message>
        <source>SiLU weights, not normalised</source>
        <translation>SiLU 权重，未归一化</translation>
    </message>
    <message>
        <source>%1 recorded no attention of single users</source>
        <translation>%1 没有记录单个用户的注意力</translation>
    </message>
    <message>
        <source>The maps of user %1 were not recorded in epoch %2; those of %3 were</source>
        <translation>第 %2 轮没有记录用户 %1 的权重图；记录了的有 %3</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Interactions before the test</source>
        <translation>测试之前的交互数</translation>
    </message>
    <message>
        <source>Of this user, on the test part</source>
        <translation>该用户在测试部分的数值</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>权重图</translation>
    </message>
    <message>
        <source>Whose maps were recorded in the epochs</source>
        <translation>各轮次中记录了哪些用户的权重图</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已记录</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>%1, low</source>
        <translation>%1（下限）</translation>
    </message>
    <message>
        <source>%1, high</source>
        <translation>%1（上限）</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1（起）</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1（止）</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 项</translation>
    </message>
    <message>
        <source>There is nothing to draw yet</source>
        <translation>暂无可绘制的内容</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>%1 of %2 points</source>
        <translation>%2 个点中的 %1 个</translation>
    </message>
    <message>
        <source>%1 not above zero left out: the axis is logarithmic</source>
        <translation>已略去 %1 个不大于零的值：坐标轴为对数刻度</translation>
    </message>
    <message>
        <source>%1 outside the axes</source>
        <translation>%1 个在坐标轴范围之外</translation>
    </message>
</context>
<context>
    <name>CodeTree</name>
    <message>
        <source>All items</source>
        <translation>全部物品</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 个物品</translation>
    </message>
    <message>
        <source>%1 prefixes</source>
        <translation>%1 个前缀</translation>
    </message>
</context>
<context>
    <name>Codebook</name>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>码</translation>
    </message>
    <message>
        <source>Of every level, from the first</source>
        <translation>从第一层级起的各层级</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>Codes in use</source>
        <translation>在用的码</translation>
    </message>
    <message>
        <source>Collision rate</source>
        <translation>冲突率</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>of the codebook</source>
        <translation>占码本的比例</translation>
    </message>
    <message>
        <source>of the items</source>
        <translation>占物品的比例</translation>
    </message>
    <message>
        <source>codes</source>
        <translation>码数</translation>
    </message>
    <message>
        <source>effective codes</source>
        <translation>有效码数</translation>
    </message>
    <message>
        <source>Figures over the epochs are drawn here</source>
        <translation>此处绘制各轮次的数值变化</translation>
    </message>
    <message>
        <source>No such figures were recorded over the epochs</source>
        <translation>未记录各轮次的此类数值</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message>
        <source>First codes</source>
        <translation>前几个码</translation>
    </message>
    <message>
        <source>How many codes of the semantic ID are looked at</source>
        <translation>考察语义 ID 的前几个码</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>不同前缀</translation>
    </message>
    <message>
        <source>Different beginnings of codes</source>
        <translation>不同码前缀的数量</translation>
    </message>
    <message>
        <source>Colliding</source>
        <translation>冲突物品</translation>
    </message>
    <message>
        <source>Items that share this beginning with another</source>
        <translation>与其他物品共享该前缀的物品</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>冲突率</translation>
    </message>
    <message>
        <source>Collision rate: colliding items, of all items</source>
        <translation>冲突率：冲突物品占全部物品的比例</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大桶</translation>
    </message>
    <message>
        <source>Largest bucket: most items with one beginning</source>
        <translation>最大桶：共享同一前缀的最多物品数</translation>
    </message>
    <message>
        <source>Items with a code</source>
        <translation>有码的物品</translation>
    </message>
    <message>
        <source>Items of the catalogue that have a semantic ID</source>
        <translation>目录中有语义 ID 的物品</translation>
    </message>
    <message>
        <source>Semantic IDs</source>
        <translation>语义 ID</translation>
    </message>
    <message>
        <source>Different whole codes</source>
        <translation>不同完整码的数量</translation>
    </message>
    <message>
        <source>Items that share their whole code with another, of all</source>
        <translation>完整码与其他物品相同的物品占全部物品的比例</translation>
    </message>
    <message>
        <source>Largest bucket</source>
        <translation>最大桶</translation>
    </message>
    <message>
        <source>Most items with one whole code</source>
        <translation>共享同一完整码的最多物品数</translation>
    </message>
    <message>
        <source>Of the codes of all levels</source>
        <translation>在所有层级的全部码中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Reconstruction error</source>
        <translation>重建误差</translation>
    </message>
    <message>
        <source>As recorded at this epoch</source>
        <translation>此轮次所记录的值</translation>
    </message>
    <message>
        <source>%1 has not recorded any codes yet</source>
        <translation>%1 尚未记录任何码</translation>
    </message>
    <message>
        <source>%1 has no epochs/&lt;number&gt;/codes.npy in its folder, so its codes cannot be shown</source>
        <translation>%1 的文件夹中没有 epochs/&lt;number&gt;/codes.npy，因此无法显示其码</translation>
    </message>
    <message>
        <source>%1 has no items.txt in its folder, so nobody knows which items its codes are of</source>
        <translation>%1 的文件夹中没有 items.txt，因此无法得知其码对应哪些物品</translation>
    </message>
    <message>
        <source>Level %1: %2 of %3 used, perplexity %4, %5 dead</source>
        <translation>层级 %1：%3 个码中用到 %2 个，困惑度 %4，死码 %5 个</translation>
    </message>
    <message>
        <source>Buckets: %1, with %2 items; which of them have equal inputs is not known</source>
        <translation>桶：%1 个，共 %2 个物品；不知道其中哪些的输入相同</translation>
    </message>
    <message>
        <source>Buckets: %1, with %2 items: %3 forced by equal inputs, %4 made by the codebook</source>
        <translation>桶：%1 个，共 %2 个物品：%3 个因输入相同而不可避免，%4 个由码本造成</translation>
    </message>
    <message>
        <source>Semantic ID</source>
        <translation>语义 ID</translation>
    </message>
    <message>
        <source>The codes that the items share</source>
        <translation>这些物品共有的码</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Forced: all have the same input, and no codebook could tell them apart. Made: the codebook does not tell apart what the inputs do.</source>
        <translation>不可避免：所有物品的输入相同，任何码本都无法区分。码本造成：输入能区分，码本却没有区分。</translation>
    </message>
    <message>
        <source>forced</source>
        <translation>不可避免</translation>
    </message>
    <message>
        <source>made</source>
        <translation>码本造成</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Of the first items; all are listed by the inspector</source>
        <translation>前几个物品的标题；检查器列出全部物品</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入数</translation>
    </message>
    <message>
        <source>How many different inputs these items have</source>
        <translation>这些物品有多少个不同的输入</translation>
    </message>
    <message>
        <source>The nearest codes are read from epochs/%1/%2.npy, which %3 has not</source>
        <translation>最近的码读自 epochs/%1/%2.npy，而 %3 没有该文件</translation>
    </message>
    <message>
        <source>%1, level %2, code %3</source>
        <translation>%1，层级 %2，码 %3</translation>
    </message>
    <message>
        <source>%1, codes %2</source>
        <translation>%1，码 %2</translation>
    </message>
    <message>
        <source>%1, %2 of those with a code</source>
        <translation>%1，占有码物品的 %2</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>%1, %2 of all</source>
        <translation>%1，占全部的 %2</translation>
    </message>
    <message>
        <source>In the training part; of a tokenizer that reads none, in the whole data set</source>
        <translation>训练部分中的次数；对于不读取训练部分的分词器，为整个数据集中的次数</translation>
    </message>
    <message>
        <source>Purity</source>
        <translation>纯度</translation>
    </message>
    <message>
        <source>%1 %2, by chance %3</source>
        <translation>%1 %2，随机 %3</translation>
    </message>
    <message>
        <source>Share of the items with the commonest value of %1, of the %2 that have one; by chance: mean of %3 groups of as many items drawn from the whole catalogue</source>
        <translation>在有 %1 取值的 %2 个物品中，取最常见值的物品所占比例；随机：从整个物品目录中抽取的 %3 个同样大小的组的平均值</translation>
    </message>
    <message>
        <source>Churn</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>%1 came, %2 left since epoch %3</source>
        <translation>自第 %3 轮以来，%1 个归入，%2 个离开</translation>
    </message>
    <message>
        <source>Items that had other codes at the epoch recorded before, and items that had these and have others now</source>
        <translation>在上一个记录的轮次中是其他码的物品，以及当时是此码而现在不是的物品</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message>
        <source>%1 groups, the largest %2 (%3)</source>
        <translation>%1 组，最大的是 %2（%3）</translation>
    </message>
    <message>
        <source>These items by the same part of their codes in the other run; share: of the %1 that have codes there</source>
        <translation>这些物品在另一个运行中按码的相同部分分组；占比：其中有码的 %1 个物品</translation>
    </message>
    <message>
        <source>Of the same level</source>
        <translation>同一层级的码</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Euclidean, between the vectors of the two codes</source>
        <translation>两个码的向量之间的欧氏距离</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>That have this code; 0: it is dead</source>
        <translation>使用此码的物品数；0 表示死码</translation>
    </message>
    <message>
        <source>%1 has no level %2</source>
        <translation>%1 没有层级 %2</translation>
    </message>
    <message>
        <source>%1 has no epochs/%2/%3.npy in its folder</source>
        <translation>%1 的文件夹中没有 epochs/%2/%3.npy</translation>
    </message>
    <message>
        <source>the codebooks are neither residual levels nor parts of the latents</source>
        <translation>码本既不是残差层级，也不是潜在向量的各部分</translation>
    </message>
    <message>
        <source>The codes alone: %1. The plane shows %2 of their spread</source>
        <translation>只有码：%1。该平面显示其散布的 %2</translation>
    </message>
    <message>
        <source>%1 inputs; the plane shows %2 of their spread</source>
        <translation>%1 个输入；该平面显示其散布的 %2</translation>
    </message>
    <message>
        <source>%1 of %2 inputs; the plane shows %3 of their spread</source>
        <translation>%2 个输入中的 %1 个；该平面显示其散布的 %3</translation>
    </message>
    <message>
        <source>items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>interactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Use of the codes by rank</source>
        <translation>按名次的码使用量</translation>
    </message>
    <message>
        <source>Use of the codes of level %1 by rank</source>
        <translation>层级 %1 按名次的码使用量</translation>
    </message>
    <message>
        <source>code, the most used first</source>
        <translation>码（最常用的在前）</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>The use of the codes is drawn here</source>
        <translation>此处绘制码的使用量</translation>
    </message>
    <message>
        <source>even use</source>
        <translation>均匀使用</translation>
    </message>
    <message>
        <source>even use of %1</source>
        <translation>%1 个码均匀使用</translation>
    </message>
    <message>
        <source>What each level leaves over</source>
        <translation>每个层级之后的残差</translation>
    </message>
    <message>
        <source>length of the residual</source>
        <translation>残差长度</translation>
    </message>
    <message>
        <source>5 % to 95 % of the items</source>
        <translation>物品的 5 % 至 95 %</translation>
    </message>
    <message>
        <source>Residual norms are drawn here</source>
        <translation>此处绘制残差范数</translation>
    </message>
    <message>
        <source>No residual norms were recorded at this epoch: the codes come from elsewhere, or their levels do not build on one another</source>
        <translation>此轮没有记录残差范数：码来自其他程序，或各层级并非逐级残差</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>of the nearest inputs</source>
        <translation>占最近邻输入的比例</translation>
    </message>
    <message>
        <source>of the squared length before</source>
        <translation>占之前长度平方的比例</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>均方误差</translation>
    </message>
    <message>
        <source>1 = the categories, 0 = chance</source>
        <translation>1 = 与类别一致，0 = 随机</translation>
    </message>
    <message>
        <source>effective codes of a batch, not of the catalogue</source>
        <translation>单个批次（而非全部物品）的有效码数</translation>
    </message>
    <message>
        <source>semantic IDs</source>
        <translation>语义 ID</translation>
    </message>
    <message>
        <source>k-means start</source>
        <translation>k-means 初始化</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>所有层级</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>the codes of epoch %1 have other levels than those shown</source>
        <translation>第 %1 轮的码与所显示的层级数不同</translation>
    </message>
    <message>
        <source>Level %1, the most used at the end on top</source>
        <translation>层级 %1，最后最常用的在上</translation>
    </message>
    <message>
        <source>Level %1, code 0 on top</source>
        <translation>层级 %1，码 0 在上</translation>
    </message>
    <message>
        <source>%1 (%2 of %3 epochs)</source>
        <translation>%1（共 %3 轮，显示 %2 轮）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>of the items that the same users take</source>
        <translation>占相同用户所选物品的比例</translation>
    </message>
    <message>
        <source>codes moved in the epoch</source>
        <translation>本轮移动的码数</translation>
    </message>
    <message>
        <source>first codes revived</source>
        <translation>首次复活码</translation>
    </message>
    <message>
        <source>last codes revived, %1 in all</source>
        <translation>最后一次复活码，共 %1 个</translation>
    </message>
    <message>
        <source>Taken in training</source>
        <translation>训练中选用</translation>
    </message>
    <message>
        <source>by the last batch</source>
        <translation>最近一个批次</translation>
    </message>
    <message>
        <source>Users with a code</source>
        <translation>有码的用户</translation>
    </message>
    <message>
        <source>The items of this data set are users: what is said of items here is said of them</source>
        <translation>此数据集的物品是用户：这里关于物品的内容都是指用户</translation>
    </message>
    <message>
        <source>steps since a batch took it</source>
        <translation>距上次被批次选用的步数</translation>
    </message>
    <message>
        <source>not by the last %1 batches</source>
        <translation>最近 %1 个批次都未选用</translation>
    </message>
    <message>
        <source>Which batches of the training took the last of these codes; a code that no batch takes learns nothing</source>
        <translation>训练中哪些批次选用过最后这个码；没有批次选用的码学不到任何东西</translation>
    </message>
</context>
<context>
    <name>Condition</name>
    <message>
        <source>expected an operator</source>
        <translation>此处应为运算符</translation>
    </message>
    <message>
        <source>expected an operator; equality is ==</source>
        <translation>此处应为运算符；相等写作 ==</translation>
    </message>
    <message>
        <source>expected a number, a name or '('</source>
        <translation>此处应为数、名称或“(”</translation>
    </message>
    <message>
        <source>expected a number</source>
        <translation>此处应为数</translation>
    </message>
    <message>
        <source>expected ')'</source>
        <translation>此处应为“)”</translation>
    </message>
    <message>
        <source>expected ']'</source>
        <translation>此处应为“]”</translation>
    </message>
    <message>
        <source>comparisons cannot be chained; join them by and</source>
        <translation>比较不能连写；请用 and 连接</translation>
    </message>
    <message>
        <source>this number cannot be read</source>
        <translation>无法读取这个数</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>there is no such file</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>this is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>cannot read the file; check its permissions</source>
        <translation>无法读取文件；请检查其权限</translation>
    </message>
    <message>
        <source>reading the file failed half-way</source>
        <translation>读取文件时中途失败</translation>
    </message>
    <message>
        <source>{}: {}. Free some space or choose a folder that can be written to</source>
        <translation>{}：{}。请释放一些空间，或选择可写入的文件夹</translation>
    </message>
    <message>
        <source>cannot create the file</source>
        <translation>无法创建文件</translation>
    </message>
    <message>
        <source>cannot write the file</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>cannot put the file in place</source>
        <translation>无法将文件放到目标位置</translation>
    </message>
    <message>
        <source>cannot make the folder: {}. Choose a place that can be written to</source>
        <translation>无法创建文件夹：{}。请选择可写入的位置</translation>
    </message>
    <message>
        <source>a file of that name is in the way</source>
        <translation>已有同名文件占用了此位置</translation>
    </message>
    <message>
        <source>SHA-256 is not available in this build of OpenSSL</source>
        <translation>此版本的 OpenSSL 不提供 SHA-256</translation>
    </message>
    <message>
        <source>cannot read the file; check its name and permissions</source>
        <translation>无法读取文件；请检查其名称和权限</translation>
    </message>
    <message>
        <source>the .npy header has no '{}'; the file is damaged. Save it again with numpy.save</source>
        <translation>.npy 文件头中没有“{}”；文件已损坏。请用 numpy.save 重新保存</translation>
    </message>
    <message>
        <source>Save it as plain numbers: numpy.save("new.npy", array.astype("float32"))</source>
        <translation>请保存为普通数值：numpy.save("new.npy", array.astype("float32"))</translation>
    </message>
    <message>
        <source>the .npy file holds records, not one array of numbers. {}</source>
        <translation>.npy 文件中是结构化记录，而不是单个数值数组。{}</translation>
    </message>
    <message>
        <source>the .npy file holds Python objects (pickled), which are not opened because they can run code. Convert it in Python: numpy.save("new.npy", numpy.stack(numpy.load("old.npy", allow_pickle=True)).astype("float32"))</source>
        <translation>.npy 文件中是（pickle 序列化的）Python 对象，这类对象可能执行代码，因此不予打开。请在 Python 中转换：numpy.save("new.npy", numpy.stack(numpy.load("old.npy", allow_pickle=True)).astype("float32"))</translation>
    </message>
    <message>
        <source>the .npy type '{}' is not supported. {}</source>
        <translation>不支持 .npy 类型“{}”。{}</translation>
    </message>
    <message>
        <source>the shape in the .npy header is damaged</source>
        <translation>.npy 文件头中的形状已损坏</translation>
    </message>
    <message>
        <source>the shape in the .npy header is damaged: '{}'</source>
        <translation>.npy 文件头中的形状已损坏：“{}”</translation>
    </message>
    <message>
        <source>not a .npy file: it does not begin with the NumPy mark. Write it with numpy.save</source>
        <translation>不是 .npy 文件：开头没有 NumPy 标识。请用 numpy.save 写出</translation>
    </message>
    <message>
        <source>version {} of the .npy format is not known</source>
        <translation>未知的 .npy 格式版本 {}</translation>
    </message>
    <message>
        <source>the .npy file ends within its header; copy or download it again</source>
        <translation>.npy 文件在文件头内就结束了；请重新复制或下载</translation>
    </message>
    <message>
        <source>the .npy file is truncated: shape ({}) needs {} bytes of values, and {} are there. Copy or download it again</source>
        <translation>.npy 文件不完整：形状 ({}) 需要 {} 字节的数值，实际只有 {} 字节。请重新复制或下载</translation>
    </message>
    <message>
        <source>the array holds floating-point numbers where whole numbers are needed</source>
        <translation>此处需要整数，而数组中是浮点数</translation>
    </message>
    <message>
        <source>the value {} does not fit 64 bits with a sign</source>
        <translation>数值 {} 超出有符号 64 位整数的范围</translation>
    </message>
    <message>
        <source>{} values do not fill the shape ({})</source>
        <translation>{} 个数值与形状 ({}) 不符</translation>
    </message>
    <message>
        <source>{{'descr': '{}', 'fortran_order': False, 'shape': ({}{}), }}</source>
        <translation>{{'descr': '{}', 'fortran_order': False, 'shape': ({}{}), }}</translation>
    </message>
    <message>
        <source>the format is little endian and is read without swapping</source>
        <translation>该格式为小端序，读取时不交换字节</translation>
    </message>
    <message>
        <source>the shape of a tensor is impossible: {}</source>
        <translation>张量的形状不合理：{}</translation>
    </message>
    <message>
        <source>the shape of tensor '{}' is not a list of whole numbers</source>
        <translation>张量“{}”的形状不是整数列表</translation>
    </message>
    <message>
        <source>the offsets of tensor '{}' are not two whole numbers</source>
        <translation>张量“{}”的偏移量不是两个整数</translation>
    </message>
    <message>
        <source>tensor '{}' lies outside the file ({}..{} of {} bytes); the file is damaged or was cut short</source>
        <translation>张量“{}”超出了文件范围（位于 {}..{}，文件共 {} 字节）；文件已损坏或不完整</translation>
    </message>
    <message>
        <source>tensor '{}' has {} bytes where its type and shape need {}</source>
        <translation>张量“{}”有 {} 字节，而按其类型和形状应有 {} 字节</translation>
    </message>
    <message>
        <source>tensor '{}' overlaps another or leaves a hole before it</source>
        <translation>张量“{}”与另一个张量重叠，或与前一个之间留有空隙</translation>
    </message>
    <message>
        <source>{} bytes follow the last tensor; the file is damaged</source>
        <translation>最后一个张量之后还有 {} 字节；文件已损坏</translation>
    </message>
    <message>
        <source>tensors of type '{}' are not read; convert them to F32, F64, I64, I32, U8 or BOOL</source>
        <translation>不支持读取类型为“{}”的张量；请转换为 F32、F64、I64、I32、U8 或 BOOL</translation>
    </message>
    <message>
        <source>the tensor's bytes do not fit its type and shape, or its name is taken</source>
        <translation>张量的字节数与其类型和形状不符，或其名称已被占用</translation>
    </message>
    <message>
        <source>there is no such file, or it cannot be read</source>
        <translation>文件不存在或无法读取</translation>
    </message>
    <message>
        <source>this is not a .safetensors file, or it was cut short</source>
        <translation>这不是 .safetensors 文件，或文件不完整</translation>
    </message>
    <message>
        <source>the header is not a JSON object</source>
        <translation>文件头不是 JSON 对象</translation>
    </message>
    <message>
        <source>the header of the .safetensors file cannot be read: {}</source>
        <translation>无法读取 .safetensors 文件的文件头：{}</translation>
    </message>
    <message>
        <source>'{}' names no format to write: end the name in {}</source>
        <translation>从“{}”看不出要写入的格式：文件名须以 {} 结尾</translation>
    </message>
    <message>
        <source>no kind of time is called '</source>
        <translation>没有这种时间类型：'</translation>
    </message>
    <message>
        <source>an index in the column is outside 0..{}</source>
        <translation>列中有索引超出 0..{} 的范围</translation>
    </message>
    <message>
        <source>the column has {} values for {} interactions</source>
        <translation>该列有 {} 个值，而交互有 {} 条</translation>
    </message>
    <message>
        <source>the table has {} rows for {} ids</source>
        <translation>该表有 {} 行，而 ID 有 {} 个</translation>
    </message>
    <message>
        <source>the attribute has {} values for {} ids</source>
        <translation>该属性有 {} 个值，而 ID 有 {} 个</translation>
    </message>
    <message>
        <source>interactions without items</source>
        <translation>交互没有对应的物品</translation>
    </message>
    <message>
        <source>the feature matrix has {} x {} values for {} items</source>
        <translation>特征矩阵有 {} x {} 个数值，而物品有 {} 个</translation>
    </message>
    <message>
        <source>the code table does not fit {} items</source>
        <translation>码表与 {} 个物品不符</translation>
    </message>
    <message>
        <source>the filter '{}' ({}) leaves none of {} interactions; loosen it</source>
        <translation>筛选“{}”（{}）之后没有留下任何交互（原有 {} 条）；请放宽条件</translation>
    </message>
    <message>
        <source>the data set has no values to compare with a threshold; leave it off</source>
        <translation>数据集没有可与阈值比较的数值；请不要设置阈值</translation>
    </message>
    <message>
        <source>the data set has no times for a window; leave it off</source>
        <translation>数据集没有时间，无法使用时间窗口；请不要设置时间窗口</translation>
    </message>
    <message>
        <source>the time window ends before it begins</source>
        <translation>时间窗口的结束早于开始</translation>
    </message>
    <message>
        <source>the data set has no values for duplicates = {}; first, last and sum work</source>
        <translation>数据集没有数值，无法使用 duplicates = {}；可用 first、last 和 sum</translation>
    </message>
    <message>
        <source>no duplicates policy is called '{}'; there are {}</source>
        <translation>没有名为“{}”的重复处理策略；可用的有 {}</translation>
    </message>
    <message>
        <source>more than 2,147,483,647 different ids</source>
        <translation>不同的 ID 超过 2,147,483,647 个</translation>
    </message>
    <message>
        <source>train.txt and test.txt with user item item … (LightGCN), or user item count</source>
        <translation>train.txt 和 test.txt，每行为“用户 物品 物品 …”（LightGCN）或“用户 物品 次数”</translation>
    </message>
    <message>
        <source>there is no train.txt (or data1.txt) with lines of a user and its items</source>
        <translation>没有每行为一个用户及其物品的 train.txt（或 data1.txt）</translation>
    </message>
    <message>
        <source>Amazon reviews as JSON lines (2014, 2018, 2023), with the metadata file beside them</source>
        <translation>JSON Lines 格式的 Amazon 评论（2014、2018、2023），元数据文件与其放在一起</translation>
    </message>
    <message>
        <source>parent_asin (default) or asin: which id of the 2023 release names the item</source>
        <translation>parent_asin（默认）或 asin：2023 版中用哪个 ID 标识物品</translation>
    </message>
    <message>
        <source>item_key is '{}', and may be parent_asin or asin</source>
        <translation>item_key 为“{}”，只能是 parent_asin 或 asin</translation>
    </message>
    <message>
        <source>no file holds reviews as JSON lines (reviewerID or user_id, asin, overall or rating)</source>
        <translation>没有文件包含 JSON Lines 格式的评论（reviewerID 或 user_id、asin、overall 或 rating）</translation>
    </message>
    <message>
        <source>the line is no JSON object: {}</source>
        <translation>该行不是 JSON 对象：{}</translation>
    </message>
    <message>
        <source>the rating {} is no number</source>
        <translation>评分 {} 不是数字</translation>
    </message>
    <message>
        <source>{}: {} lines are no object with an item id and were left out, the first is line {}</source>
        <translation>{}：有 {} 行不是带物品 ID 的对象，已略去，首次出现在第 {} 行</translation>
    </message>
    <message>
        <source>{}: {} lines are Python literals instead of JSON and were read as such</source>
        <translation>{}：有 {} 行是 Python 字面量而不是 JSON，已按 Python 字面量读取</translation>
    </message>
    <message>
        <source>the archive is damaged or cut short ({}); copy or download it again</source>
        <translation>压缩包已损坏或不完整（{}）；请重新复制或下载</translation>
    </message>
    <message>
        <source>it begins like an archive, but its header is damaged; copy or download it again</source>
        <translation>文件开头像压缩包，但其文件头已损坏；请重新复制或下载</translation>
    </message>
    <message>
        <source>cannot unpack the archive: {}</source>
        <translation>无法解压压缩包：{}</translation>
    </message>
    <message>
        <source>cannot unpack the archive: {}. Free some space in the temporary folder</source>
        <translation>无法解压压缩包：{}。请在临时文件夹所在位置释放一些空间</translation>
    </message>
    <message>
        <source>the archive holds a path that leaves it ('{}'), which no data set does; it is not opened</source>
        <translation>压缩包中有指向包外的路径（“{}”），正常的数据集不会如此；因此不予打开</translation>
    </message>
    <message>
        <source>the archive changed while it was read; import it again</source>
        <translation>压缩包在读取过程中发生了变化；请重新导入</translation>
    </message>
    <message>
        <source>the archive unpacks to more than {} times its size, as only a decompression bomb does; unpack it by hand if you trust it</source>
        <translation>压缩包解压后超过自身大小的 {} 倍，只有解压炸弹才会如此；如果信任它，请手动解压</translation>
    </message>
    <message>
        <source>column of the user, by name or 1-based number</source>
        <translation>用户列，用列名或从 1 数起的列号表示</translation>
    </message>
    <message>
        <source>column of the item</source>
        <translation>物品列</translation>
    </message>
    <message>
        <source>column of the rating or strength; 'none' leaves it out</source>
        <translation>评分或强度列；“none”表示不使用</translation>
    </message>
    <message>
        <source>column of the time; 'none' leaves it out</source>
        <translation>时间列；“none”表示不使用</translation>
    </message>
    <message>
        <source>column of milliseconds that are added to the time</source>
        <translation>要加到时间上的毫秒数所在的列</translation>
    </message>
    <message>
        <source>column of the kind of interaction (view, click, buy)</source>
        <translation>交互类型列（view、click、buy）</translation>
    </message>
    <message>
        <source>column of the published split (train, valid, test or 0, 1, 2)</source>
        <translation>已发布的划分所在的列（train、valid、test 或 0、1、2）</translation>
    </message>
    <message>
        <source>one character, or tab, comma, semicolon, pipe, space; found when not given</source>
        <translation>单个字符，或 tab、comma、semicolon、pipe、space；未给出时自动识别</translation>
    </message>
    <message>
        <source>yes, no or auto: whether the first line names the columns</source>
        <translation>yes、no 或 auto：首行是否为列名</translation>
    </message>
    <message>
        <source>auto, s, ms, us or ordinal</source>
        <translation>auto、s、ms、us 或 ordinal</translation>
    </message>
    <message>
        <source>strptime pattern of the times (UTC), such as %d/%m/%Y %H:%M</source>
        <translation>时间（UTC）的 strptime 格式，例如 %d/%m/%Y %H:%M</translation>
    </message>
    <message>
        <source>{} is '{}', and the columns are: {}</source>
        <translation>{} 为“{}”，而现有的列是：{}</translation>
    </message>
    <message>
        <source>a list of 1 to {} codes is expected for item {}</source>
        <translation>应给出 1 至 {} 个码的列表：物品 {}</translation>
    </message>
    <message>
        <source>a list of attributes is expected for item {}</source>
        <translation>应给出属性列表：物品 {}</translation>
    </message>
    <message>
        <source>the id is empty</source>
        <translation>ID 为空</translation>
    </message>
    <message>
        <source>the id is {} bytes long, and the longest allowed is {}: {}</source>
        <translation>ID 长 {} 字节，而最长允许 {} 字节：{}</translation>
    </message>
    <message>
        <source>the id contains a line break: {}</source>
        <translation>ID 中含有换行符：{}</translation>
    </message>
    <message>
        <source>the id contains a NUL byte: {}</source>
        <translation>ID 中含有 NUL 字节：{}</translation>
    </message>
    <message>
        <source>the file is UTF-16; save it as UTF-8</source>
        <translation>文件是 UTF-16 编码；请另存为 UTF-8</translation>
    </message>
    <message>
        <source>the file holds a NUL byte, so it is binary and no text; choose the text file that it was made from</source>
        <translation>文件中含有 NUL 字节，因此是二进制文件而不是文本；请选择生成它的文本文件</translation>
    </message>
    <message>
        <source>the line is not UTF-8: {}; import with encoding=latin-1 or encoding=auto</source>
        <translation>该行不是 UTF-8：{}；请用 encoding=latin-1 或 encoding=auto 导入</translation>
    </message>
    <message>
        <source>{} is not valid UTF-8 and was read as Latin-1 (ISO-8859-1); check names with accents, or set encoding</source>
        <translation>{} 不是有效的 UTF-8，已按 Latin-1 (ISO-8859-1) 读取；请检查带重音符号的名称，或设置 encoding</translation>
    </message>
    <message>
        <source>this is a folder, and one file is needed</source>
        <translation>这是文件夹，而此处需要单个文件</translation>
    </message>
    <message>
        <source>the archive must hold just one file here</source>
        <translation>此处的压缩包中只能有一个文件</translation>
    </message>
    <message>
        <source>any table of interactions with tabs, commas, semicolons or bars; columns are mapped by name or by settings</source>
        <translation>任意以制表符、逗号、分号或竖线分隔的交互表；按列名或设置确定各列的用途</translation>
    </message>
    <message>
        <source>name of the file with the interactions, where several could be meant</source>
        <translation>交互所在文件的名称，用于可能的文件不止一个时</translation>
    </message>
    <message>
        <source>no file is called '{}'</source>
        <translation>没有名为“{}”的文件</translation>
    </message>
    <message>
        <source>cannot tell which columns hold the user and the item; name them with user_column and item_column. The columns are: {}</source>
        <translation>无法判断哪两列是用户和物品；请用 user_column 和 item_column 指定。现有的列是：{}</translation>
    </message>
    <message>
        <source>several files could hold the interactions: {}; choose one with file=NAME</source>
        <translation>可能包含交互的文件不止一个：{}；请用 file=NAME 选择其中之一</translation>
    </message>
    <message>
        <source>{}: the sessions ({}) stand for users; set user_column for another column</source>
        <translation>{}：以会话（{}）作为用户；如需使用其他列，请设置 user_column</translation>
    </message>
    <message>
        <source>{}: the time is {} plus {} milliseconds</source>
        <translation>{}：时间为 {} 加上 {} 毫秒</translation>
    </message>
    <message>
        <source>{}: there is no header; taken by position: {} is the user, {} the item</source>
        <translation>{}：没有表头；按位置判断：{} 为用户，{} 为物品</translation>
    </message>
    <message>
        <source>{}: columns without a use: {}</source>
        <translation>{}：未使用的列：{}</translation>
    </message>
    <message>
        <source>{} names no row of the features, which have rows 0 to {}</source>
        <translation>{} 不对应特征中的任何一行，特征的行号为 0 至 {}</translation>
    </message>
    <message>
        <source>{} ids are listed for {} rows of features</source>
        <translation>列出了 {} 个 ID，而特征有 {} 行</translation>
    </message>
    <message>
        <source>the features hold {} in row {}, column {} (counted from 0); replace it, for instance with numpy.nan_to_num</source>
        <translation>特征中有非有限的数值：{}，位于第 {} 行、第 {} 列（从 0 数起）；请将其替换，例如使用 numpy.nan_to_num</translation>
    </message>
    <message>
        <source>an infinite number</source>
        <translation>无穷大</translation>
    </message>
    <message>
        <source>has shape ({}), and item features need (rows, dimensions)</source>
        <translation>的形状为 ({})，而物品特征需要 (行数, 维数)</translation>
    </message>
    <message>
        <source>{} {}; it was left out</source>
        <translation>{} {}；已略去</translation>
    </message>
    <message>
        <source>the array has {} rows for {} items, and a row an item is needed; name the items that have a row with features_ids=FILE, or take the file out of the folder</source>
        <translation>数组有 {} 行，而物品有 {} 个，每个物品需要一行；请用 features_ids=FILE 指明哪些物品有对应的行，或把该文件移出文件夹</translation>
    </message>
    <message>
        <source>no row could be given to an item: the item ids are no row numbers. List the id of every row in a text file and set features_ids=FILE</source>
        <translation>没有任何一行能对应到物品：物品 ID 不是行号。请在文本文件中列出每一行的 ID，并设置 features_ids=FILE</translation>
    </message>
    <message>
        <source>{}: {} of {} items have no vector and got zeros</source>
        <translation>{}：{} 个物品（共 {} 个）没有向量，已用零填充</translation>
    </message>
    <message>
        <source>auto (default), utf-8 or latin-1</source>
        <translation>auto（默认）、utf-8 或 latin-1</translation>
    </message>
    <message>
        <source>what to add to the keys of side files (codes, features, tables) to get ids; auto by default</source>
        <translation>附表文件（码、特征、表格）的键加上多少才等于 ID；默认为 auto</translation>
    </message>
    <message>
        <source>a .npy file of item vectors, one row an item</source>
        <translation>物品向量的 .npy 文件，每行一个物品</translation>
    </message>
    <message>
        <source>a text file with the item id of every row of the features (or id, tab, row)</source>
        <translation>文本文件，给出特征每一行对应的物品 ID（或“ID、制表符、行号”）</translation>
    </message>
    <message>
        <source>name of the features: text, image, …</source>
        <translation>特征的名称：text、image……</translation>
    </message>
    <message>
        <source>the folder holds no data; these formats were looked for: {}</source>
        <translation>文件夹中没有数据；已查找以下格式：{}</translation>
    </message>
    <message>
        <source>the file is empty; choose one with rows</source>
        <translation>文件为空；请选择有数据行的文件</translation>
    </message>
    <message>
        <source>nothing here is in a known format; these were looked for: {}. Name one as the format if it is there, or choose the file itself</source>
        <translation>此处没有已知格式的内容；已查找以下格式：{}。如果确有其中某种格式，请指定该格式，或直接选择文件</translation>
    </message>
    <message>
        <source>no format is called '{}'{}; there are {}</source>
        <translation>没有名为“{}”的格式{}；可用的有 {}</translation>
    </message>
    <message>
        <source> (did you mean {}?)</source>
        <translation>（您是否想写 {}？）</translation>
    </message>
    <message>
        <source>the format {} has no setting '{}'{}; it has {}</source>
        <translation>格式 {} 没有设置项“{}”{}；可用的有 {}</translation>
    </message>
    <message>
        <source>encoding is '{}', and may be auto, utf-8 or latin-1</source>
        <translation>encoding 为“{}”，只能是 auto、utf-8 或 latin-1</translation>
    </message>
    <message>
        <source>{} of {} rows ({:.1f} %) cannot be used, more than the limit of {:.1f} %. The first: {}. Mend the file or the settings of the format ({}), or raise max_rejected_share</source>
        <translation>{} 行（共 {} 行，{:.1f} %）无法使用，超过了 {:.1f} % 的上限。第一处：{}。请修正文件或格式的设置（{}），或调高 max_rejected_share</translation>
    </message>
    <message>
        <source>max_rejected_share must be a number from 0 to 1</source>
        <translation>max_rejected_share 必须是 0 到 1 之间的数字</translation>
    </message>
    <message>
        <source>no row of the file can be used: </source>
        <translation>文件中没有可用的行： </translation>
    </message>
    <message>
        <source>the file holds no rows; choose one with interactions</source>
        <translation>文件中没有数据行；请选择包含交互的文件</translation>
    </message>
    <message>
        <source>{} of {} rows could not be used and were left out</source>
        <translation>{} 行（共 {} 行）无法使用，已略过</translation>
    </message>
    <message>
        <source>column of the item id</source>
        <translation>物品 ID 所在的列</translation>
    </message>
    <message>
        <source>no file here lists items: a CSV with an id column, *.item.json, *.index.json or .npy</source>
        <translation>此处没有列出物品的文件：带 ID 列的 CSV、*.item.json、*.index.json 或 .npy</translation>
    </message>
    <message>
        <source>{} of {} rows repeat an item's id, so this is no catalogue. If it holds interactions, say which columns name the user and the item: --set user_column=… --set item_column=…</source>
        <translation>{} 行（共 {} 行）的物品 ID 重复，因此这不是物品目录。如果其中是交互，请指明用户列和物品列：--set user_column=… --set item_column=…</translation>
    </message>
    <message>
        <source>the array has {} dimensions, and item features need 2: rows and values</source>
        <translation>数组有 {} 个维度，而物品特征需要 2 个：行和数值</translation>
    </message>
    <message>
        <source>a JSON object ({"key": …}) is expected here</source>
        <translation>此处应为 JSON 对象（{"key": …}）</translation>
    </message>
    <message>
        <source>the file is no valid JSON here; it may be cut short. Copy or download it again</source>
        <translation>文件此处不是有效的 JSON，可能不完整。请重新复制或下载</translation>
    </message>
    <message>
        <source>one JSON object {"user": [items, oldest first]} (LETTER), with *.item.json and *.index.json</source>
        <translation>一个 JSON 对象 {"user": [items, oldest first]}（LETTER），另有 *.item.json 和 *.index.json</translation>
    </message>
    <message>
        <source>there is no JSON object of users with their items, such as NAME.inter.json</source>
        <translation>没有由用户及其物品构成的 JSON 对象，例如 NAME.inter.json</translation>
    </message>
    <message>
        <source>a list of items is expected for user {} (member {})</source>
        <translation>用户 {} 处应为物品列表（第 {} 个成员）</translation>
    </message>
    <message>
        <source>no repair is called '{}'; there are {}</source>
        <translation>没有名为“{}”的修复；可用的有 {}</translation>
    </message>
    <message>
        <source>CSV of next-item samples with histories as Python lists (MiniOneRec), with *.item.json and *.index.json</source>
        <translation>预测下一个物品的样本 CSV，历史写成 Python 列表（MiniOneRec），另有 *.item.json 和 *.index.json</translation>
    </message>
    <message>
        <source>drop (default): the samples alone; train: history items that are no sample become training rows</source>
        <translation>drop（默认）：只用样本本身；train：历史中不属于任何样本的物品作为训练行</translation>
    </message>
    <message>
        <source>no .csv has the columns user_id, history_item_id and item_id</source>
        <translation>没有包含 user_id、history_item_id 和 item_id 列的 .csv</translation>
    </message>
    <message>
        <source>histories is '{}', and may be drop or train</source>
        <translation>histories 为“{}”，只能是 drop 或 train</translation>
    </message>
    <message>
        <source>the training part is not here; the items of the histories can stand for it with histories=train</source>
        <translation>此处没有训练部分；设置 histories=train 可用历史中的物品代替</translation>
    </message>
    <message>
        <source>the row has {} fields instead of {}</source>
        <translation>该行有 {} 个字段，应为 {} 个</translation>
    </message>
    <message>
        <source>the history {} is no Python list</source>
        <translation>历史 {} 不是 Python 列表</translation>
    </message>
    <message>
        <source>MovieLens as published: ml-100k (u.data), ml-1m and ml-10m (ratings.dat), ml-20m and later (ratings.csv)</source>
        <translation>原始发布的 MovieLens：ml-100k（u.data）、ml-1m 和 ml-10m（ratings.dat）、ml-20m 及更新版本（ratings.csv）</translation>
    </message>
    <message>
        <source>of ml-100k: u1 to u5, ua or ub takes that published split instead of u.data</source>
        <translation>用于 ml-100k：填 u1 至 u5、ua 或 ub，则采用该已发布的划分，而不是 u.data</translation>
    </message>
    <message>
        <source>the fold '{}' needs the file {}{}, which is not there; folds are u1 to u5, ua and ub</source>
        <translation>折“{}”需要文件 {}{}，但该文件不存在；可用的折为 u1 至 u5、ua 和 ub</translation>
    </message>
    <message>
        <source>there is no u.data, ratings.dat or ratings.csv, nor a fold such as u1.base</source>
        <translation>没有 u.data、ratings.dat 或 ratings.csv，也没有 u1.base 之类的折</translation>
    </message>
    <message>
        <source>these files belong to different folds; choose one with fold=u1</source>
        <translation>这些文件属于不同的折；请选定一个，例如 fold=u1</translation>
    </message>
    <message>
        <source>(no genres listed)</source>
        <translation>(no genres listed)</translation>
    </message>
    <message>
        <source>RecBole atomic files: .inter, .item, .user with a header of name:type; also .train.inter, .valid.inter, .test.inter</source>
        <translation>RecBole 原子文件：.inter、.item、.user，表头为 name:type；也可以是 .train.inter、.valid.inter、.test.inter</translation>
    </message>
    <message>
        <source>there is no .inter file whose header gives name:type</source>
        <translation>没有表头为 name:type 的 .inter 文件</translation>
    </message>
    <message>
        <source>the user or the item column is not known; the columns are {}. Name them with user_column and item_column</source>
        <translation>无法确定用户列或物品列；现有的列为 {}。请用 user_column 和 item_column 指定</translation>
    </message>
    <message>
        <source>the columns user_id, item_id_list and item_id are needed</source>
        <translation>需要 user_id、item_id_list 和 item_id 列</translation>
    </message>
    <message>
        <source>'{}' is no separator; use one character, or tab, comma, semicolon, pipe or space</source>
        <translation>“{}”不是分隔符；请使用单个字符，或 tab、comma、semicolon、pipe 或 space</translation>
    </message>
    <message>
        <source>header is '{}', and may be yes, no or auto</source>
        <translation>header 为“{}”，只能是 yes、no 或 auto</translation>
    </message>
    <message>
        <source>the header names {} twice, in columns {} and {}; rename one of them</source>
        <translation>表头中 {} 出现两次，位于第 {} 列和第 {} 列；请将其中一列改名</translation>
    </message>
    <message>
        <source>{}: {} rows do not have {} fields and were left out, the first in line {}</source>
        <translation>{}：{} 行的字段数不是 {}，已略过，首次出现在第 {} 行</translation>
    </message>
    <message>
        <source>the header is repeated here</source>
        <translation>表头在此处重复出现</translation>
    </message>
    <message>
        <source>the value {} is no number{}</source>
        <translation>数值 {} 不是数字{}</translation>
    </message>
    <message>
        <source>; set decimal=, if it has a comma</source>
        <translation>；如果小数点是逗号，请设置 decimal=,</translation>
    </message>
    <message>
        <source>the time offset {} is no number of milliseconds</source>
        <translation>时间偏移 {} 不是毫秒数</translation>
    </message>
    <message>
        <source>{} is the 257th kind of interaction; is this the right column?</source>
        <translation>{} 是第 257 种交互类型；这一列选对了吗？</translation>
    </message>
    <message>
        <source>the part {} is none of train, valid, test, 0, 1, 2</source>
        <translation>部分 {} 不是 train、valid、test、0、1、2 之一</translation>
    </message>
    <message>
        <source>more than 256 kinds of interaction; choose another column with behaviour_column</source>
        <translation>交互类型超过 256 种；请用 behaviour_column 选择其他列</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>{:.1f} % of the times are whole days: the order of a user's interactions within a day is arbitrary, and so are splits that cut within one</source>
        <translation>{:.1f} % 的时间只精确到天：用户在同一天内的交互顺序是任意的，在一天之内切分的划分也是如此</translation>
    </message>
    <message>
        <source>one line a user: user item item …, oldest first (S3-Rec), with item attributes beside it</source>
        <translation>每行一个用户：user item item …，从最旧的开始（S3-Rec），物品属性另附文件</translation>
    </message>
    <message>
        <source>name of the file with the sequences, where several could be meant</source>
        <translation>序列文件的名称，在有多个可能的文件时使用</translation>
    </message>
    <message>
        <source>no file holds lines of a user and its items; name it with file=NAME</source>
        <translation>没有以“用户及其物品”为行的文件；请用 file=NAME 指定</translation>
    </message>
    <message>
        <source>user {} has no items</source>
        <translation>用户 {} 没有物品</translation>
    </message>
    <message>
        <source>cannot read the file: {}</source>
        <translation>无法读取文件：{}</translation>
    </message>
    <message>
        <source>name a file or a folder to import</source>
        <translation>请指定要导入的文件或文件夹</translation>
    </message>
    <message>
        <source>cannot read the folder or file: </source>
        <translation>无法读取文件夹或文件： </translation>
    </message>
    <message>
        <source>there is no such file or folder; check the spelling</source>
        <translation>没有这样的文件或文件夹；请检查拼写</translation>
    </message>
    <message>
        <source>{} files are not opened, because a pickle can run code. Convert it first: {}</source>
        <translation>不打开 {} 文件，因为 pickle 可能会执行代码。请先转换：{}</translation>
    </message>
    <message>
        <source>index_offset is '{}', and may be a whole number or auto</source>
        <translation>index_offset 为“{}”，只能是整数或 auto</translation>
    </message>
    <message>
        <source>{}: its keys are the ids of the data set {} 1 and were matched so; set index_offset=0 if they are not</source>
        <translation>{}：其键等于数据集的 ID {} 1，已据此匹配；如果并非如此，请设置 index_offset=0</translation>
    </message>
    <message>
        <source>{}: its keys begin at 0 and the ids of the data set at 1; they were matched as they are. Set index_offset=1 if key 0 means id 1</source>
        <translation>{}：其键从 0 开始，而数据集的 ID 从 1 开始；已按原值匹配。如果键 0 表示 ID 1，请设置 index_offset=1</translation>
    </message>
    <message>
        <source>{}: {} rows repeat an id; the first row of each id was kept</source>
        <translation>{}：{} 行的 ID 重复；每个 ID 只保留第一行</translation>
    </message>
    <message>
        <source>an object of attributes is expected for {}, as in {{"title": …}}</source>
        <translation>{} 处应为属性对象，例如 {{"title": …}}</translation>
    </message>
    <message>
        <source>no column is called '{}'; the columns are: {}</source>
        <translation>没有名为“{}”的列；现有的列为：{}</translation>
    </message>
    <message>
        <source>{}: no value of its column {} is an id of the data set; name the right column as the key, or apply a repair</source>
        <translation>{}：其列 {} 中没有任何值是数据集的 ID；请指定正确的列作为键，或应用修复</translation>
    </message>
    <message>
        <source>time_unit is '{}', and may be auto, s, ms, us or ordinal</source>
        <translation>time_unit 为“{}”，只能是 auto、s、ms、us 或 ordinal</translation>
    </message>
    <message>
        <source>times like {} are neither numbers nor ISO 8601 dates; give their pattern, such as time_format=%d/%m/%Y</source>
        <translation>类似 {} 的时间既不是数字，也不是 ISO 8601 日期；请给出其格式，例如 time_format=%d/%m/%Y</translation>
    </message>
    <message>
        <source>the time {} is no ISO 8601 date</source>
        <translation>时间 {} 不是 ISO 8601 日期</translation>
    </message>
    <message>
        <source>the time {} does not fit the pattern {}</source>
        <translation>时间 {} 不符合格式 {}</translation>
    </message>
    <message>
        <source>the time {} is no number</source>
        <translation>时间 {} 不是数字</translation>
    </message>
    <message>
        <source>the time {} is negative</source>
        <translation>时间 {} 为负数</translation>
    </message>
    <message>
        <source>the time {} is beyond every calendar</source>
        <translation>时间 {} 超出任何历法的范围</translation>
    </message>
    <message>
        <source>the time {} looks like {} in a column of {}; set time_unit if it is right</source>
        <translation>时间 {} 看起来是 {}，而该列为 {}；如果无误，请设置 time_unit</translation>
    </message>
    <message>
        <source>{} of the test interactions are older than the newest training interaction of some user: models learn from what was not yet known. Customary for this kind of split; a split by global_time avoids it.</source>
        <translation>{} 的测试交互早于某个用户最新的训练交互：模型会从当时尚未可知的信息中学习。对这类划分而言很常见；按 global_time 划分可以避免。</translation>
    </message>
    <message>
        <source>{} of the test interactions are older than the same user's newest training interaction: a model that reads the order sees the future. Use leave_one_out, ratio or global_time for such models.</source>
        <translation>{} 的测试交互早于同一用户最新的训练交互：读取顺序的模型会看到未来。此类模型请使用 leave_one_out、ratio 或 global_time。</translation>
    </message>
    <message>
        <source>{} pairs of user and item are in train and in test. They are not ranked where seen items are left out; merge duplicates first, unless repeats are the task.</source>
        <translation>{} 个用户-物品对同时出现在训练和测试部分。在排除已见物品的情况下，它们不参与排序；请先合并重复项，除非任务本身就是预测重复。</translation>
    </message>
    <message>
        <source>{} users of the test part have no training interaction (cold users).</source>
        <translation>测试部分有 {} 个用户没有训练交互（冷启动用户）。</translation>
    </message>
    <message>
        <source>{} test interactions ({}) name an item without training interactions (cold items): models that know items by their id alone cannot find them.</source>
        <translation>{} 条测试交互（{}）涉及没有训练交互的物品（冷启动物品）：只凭 ID 认识物品的模型无法找到它们。</translation>
    </message>
    <message>
        <source>{} users have interactions in train only and are not evaluated.</source>
        <translation>{} 个用户只在训练部分有交互，不参与评估。</translation>
    </message>
    <message>
        <source>The times are whole days: the order within a day is that of the rows, so which item of a user's last day is the test item is arbitrary.</source>
        <translation>时间只精确到天：同一天内的顺序即行的顺序，因此用户最后一天的哪个物品成为测试物品是任意的。</translation>
    </message>
    <message>
        <source>The k-core was taken before the split, so test interactions helped to decide which users and items exist. Customary; say so when you report numbers.</source>
        <translation>k-core 在划分之前进行，因此测试交互也参与决定了有哪些用户和物品。这是惯常做法；报告数字时请予以说明。</translation>
    </message>
    <message>
        <source>The item features '{}' were fitted on all of the data, test included.</source>
        <translation>物品特征“{}”是在全部数据上拟合的，包括测试部分。</translation>
    </message>
    <message>
        <source>the profile cannot be read (compute it again): </source>
        <translation>无法读取数据概况（请重新计算）： </translation>
    </message>
    <message>
        <source>There are no interactions: recommenders cannot be trained, tokenizers of item features can.</source>
        <translation>没有交互：无法训练推荐模型，但可以训练基于物品特征的分词器。</translation>
    </message>
    <message>
        <source>The order of the interactions is not known: sequential models and splits by time are refused.</source>
        <translation>交互的顺序未知：不能使用序列模型和按时间的划分。</translation>
    </message>
    <message>
        <source>Only the order within each user is known, not the time: no split or drift by time.</source>
        <translation>只知道每个用户内部的顺序，不知道时间：无法按时间划分，也无法分析随时间的漂移。</translation>
    </message>
    <message>
        <source>Times are whole days: the order of interactions within a day is arbitrary.</source>
        <translation>时间只精确到天：同一天内交互的顺序是任意的。</translation>
    </message>
    <message>
        <source>{} of the steps in users' histories have no time between them: their order is that of the rows.</source>
        <translation>用户历史中 {} 的相邻交互之间没有时间差：其顺序即行的顺序。</translation>
    </message>
    <message>
        <source>{} of the interactions repeat an earlier pair of user and item: merge them (filter.duplicates), unless repeats are what you study.</source>
        <translation>{} 的交互重复了先前的用户-物品对：请合并它们（filter.duplicates），除非重复正是研究对象。</translation>
    </message>
    <message>
        <source>The value never varies (always {}): it tells a model nothing.</source>
        <translation>数值从不变化（始终为 {}）：它不能为模型提供任何信息。</translation>
    </message>
    <message>
        <source>{} of {} items have no interaction: models that know items by id cannot rank them.</source>
        <translation>{} 个物品（共 {} 个）没有交互：凭 ID 认识物品的模型无法对它们排序。</translation>
    </message>
    <message>
        <source>{} of {} users have no interaction.</source>
        <translation>{} 个用户（共 {} 个）没有交互。</translation>
    </message>
    <message>
        <source>Users and items fall into {} components, the largest with {} of the interactions: graph models cannot carry knowledge from one to another.</source>
        <translation>用户和物品分成 {} 个连通分量，最大的一个占 {} 的交互：图模型无法在分量之间传递信息。</translation>
    </message>
    <message>
        <source>Only {} users: differences between models will be within chance.</source>
        <translation>只有 {} 个用户：模型之间的差异将落在随机波动范围内。</translation>
    </message>
    <message>
        <source>{} of the users have fewer than 3 interactions: leave_one_out keeps them in train and does not test them.</source>
        <translation>{} 的用户交互少于 3 次：leave_one_out 把它们留在训练部分，不作测试。</translation>
    </message>
    <message>
        <source>{}; for '{}' these would work: {}</source>
        <translation>{}；对“{}”可用的有：{}</translation>
    </message>
    <message>
        <source>no split is called '{}'{}; there are {}</source>
        <translation>没有名为“{}”的划分{}；可用的有 {}</translation>
    </message>
    <message>
        <source>, did you mean '{}'?</source>
        <translation>，您是否想写“{}”？</translation>
    </message>
    <message>
        <source>'{}' has no interactions to split</source>
        <translation>“{}”没有可划分的交互</translation>
    </message>
    <message>
        <source>no split was published with the data</source>
        <translation>数据未附带已发布的划分</translation>
    </message>
    <message>
        <source>the data set has no times, so it cannot be cut at one</source>
        <translation>数据集没有时间，因此无法按时刻切分</translation>
    </message>
    <message>
        <source>the order of the interactions is not known</source>
        <translation>交互的顺序未知</translation>
    </message>
    <message>
        <source>fractions are three numbers for train, valid and test, such as 0.8,0.1,0.1; train and test must be above zero</source>
        <translation>fractions 是训练、验证和测试的三个数字，例如 0.8,0.1,0.1；训练和测试必须大于零</translation>
    </message>
    <message>
        <source>no interaction has a time</source>
        <translation>没有任何交互带有时间</translation>
    </message>
    <message>
        <source>the split '{}' leaves the {} part empty</source>
        <translation>划分“{}”使 {} 部分为空</translation>
    </message>
    <message>
        <source>no attribute type is called '</source>
        <translation>没有名为“</translation>
    </message>
    <message>
        <source>'; the types are categorical, multi_categorical, numeric and text</source>
        <translation>”的属性类型；可用的类型有 categorical、multi_categorical、numeric 和 text</translation>
    </message>
    <message>
        <source>planted: sum of category directions and noise</source>
        <translation>预设生成：类别方向与噪声之和</translation>
    </message>
    <message>
        <source>row {}: '{}' is no probability</source>
        <translation>第 {} 行：“{}”不是概率</translation>
    </message>
    <message>
        <source>row {} has {} numbers that sum to {}; each of the {} rows needs {} that sum to 1, such as 0.1,0.9;0.5,0.5</source>
        <translation>第 {} 行有 {} 个数，其和为 {}；共 {} 行，每行都需要 {} 个和为 1 的数，例如 0.1,0.9;0.5,0.5</translation>
    </message>
    <message>
        <source>Users and items belong to hidden clusters; a user likes an item of the own cluster with one probability and any other with a smaller one. Collaborative filtering finds the clusters while the two differ enough, and no model can be more precise than the inner probability.</source>
        <translation>用户和物品分属若干隐藏的簇；用户以某一概率喜欢本簇的物品，以较小的概率喜欢其他物品。两个概率相差足够大时，协同过滤能找出这些簇；任何模型的精确率都不可能高于簇内概率。</translation>
    </message>
    <message>
        <source>Number of users</source>
        <translation>用户数</translation>
    </message>
    <message>
        <source>Number of items</source>
        <translation>物品数</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>簇数</translation>
    </message>
    <message>
        <source>Probability of liking an item of the own cluster</source>
        <translation>喜欢本簇物品的概率</translation>
    </message>
    <message>
        <source>Probability of liking any other item</source>
        <translation>喜欢其他物品的概率</translation>
    </message>
    <message>
        <source>the activity beyond the first interactions of female users is multiplied by activity_ratio</source>
        <translation>女性用户在最初若干次交互之外的活跃度乘以 activity_ratio</translation>
    </message>
    <message>
        <source>independent of everything else</source>
        <translation>与其他一切因素无关</translation>
    </message>
    <message>
        <source>with probability habit the next item is the companion of the last one</source>
        <translation>下一个物品以概率 habit 为上一个物品的搭配物品</translation>
    </message>
    <message>
        <source>A small shop with 600 items in 6 departments, their shelves and styles. Users favour a department and some of its shelves, popular items attract everyone, and one item often follows another by habit. Item vectors carry the category tree, and women are less active than men, so that recommenders, tokenizers and fairness pages all have something true to find.</source>
        <translation>一家小商店，有 600 个物品，分属 6 个部门及其货架和风格。用户偏爱某个部门及其中一些货架，热门物品吸引所有人，一个物品还常常习惯性地跟在另一个之后。物品向量带有类别树信息，女性的活跃度低于男性，因此推荐模型、分词器和公平性页面都能从中发现真实的规律。</translation>
    </message>
    <message>
        <source>Share of choices made in the favourite department</source>
        <translation>在偏爱的部门中做出的选择所占比例</translation>
    </message>
    <message>
        <source>Share of steps to the companion of the last item</source>
        <translation>转到上一个物品的搭配物品的步数占比</translation>
    </message>
    <message>
        <source>Exponent of the items' popularity, rank to the power -exponent</source>
        <translation>物品流行度的指数：流行度为排名的 -exponent 次方</translation>
    </message>
    <message>
        <source>Activity of women relative to men</source>
        <translation>女性相对于男性的活跃度</translation>
    </message>
    <message>
        <source>Standard deviation of each coordinate of an item vector around its category</source>
        <translation>物品向量各坐标围绕其类别的标准差</translation>
    </message>
    <message>
        <source>the tree has {:.0f} items; at most {:.0f} are possible</source>
        <translation>类别树有 {:.0f} 个物品；最多允许 {:.0f} 个</translation>
    </message>
    <message>
        <source>Items sit in a tree of categories three levels deep; their vectors add up a direction for each level, their titles its words, and users prefer branches. A residual quantiser with codebooks of the tree's sizes recovers the tree exactly when the noise is small; fewer codes than leaves must collide.</source>
        <translation>物品位于一棵三层的类别树中；物品向量由每个层级的方向相加而成，标题由每个层级的词组成，用户则偏好某些分支。噪声较小时，码本大小与树一致的残差量化器能准确还原这棵树；码数少于叶子数时必然发生冲突。</translation>
    </message>
    <message>
        <source>Categories at the top</source>
        <translation>顶层类别数</translation>
    </message>
    <message>
        <source>Categories below each of them</source>
        <translation>每个顶层类别下的类别数</translation>
    </message>
    <message>
        <source>Categories below each of those</source>
        <translation>再下一层：其中每个类别下的类别数</translation>
    </message>
    <message>
        <source>Items in each lowest category</source>
        <translation>每个最底层类别中的物品数</translation>
    </message>
    <message>
        <source>Interactions of each user, without repeats</source>
        <translation>每个用户的交互数，不含重复</translation>
    </message>
    <message>
        <source>Dirichlet concentration of tastes: small is choosy</source>
        <translation>偏好的狄利克雷浓度：越小越挑剔</translation>
    </message>
    <message>
        <source>Width of the item vectors</source>
        <translation>物品向量的维度</translation>
    </message>
    <message>
        <source>Length of a level's direction relative to the level above</source>
        <translation>每个层级的方向相对于上一层级的长度</translation>
    </message>
    <message>
        <source>Standard deviation of each coordinate around its category</source>
        <translation>各坐标围绕其类别的标准差</translation>
    </message>
    <message>
        <source>give the probabilities: rows by ';', numbers by ',', such as 0.1,0.9;0.5,0.5</source>
        <translation>请给出概率：行以“;”分隔，数以“,”分隔，例如 0.1,0.9;0.5,0.5</translation>
    </message>
    <message>
        <source>there are more blocks than items</source>
        <translation>块数多于物品数</translation>
    </message>
    <message>
        <source>The next item depends on the one before (or, with a higher order, on the one that many steps back) by known probabilities: a cycle, blocks, random rows or a matrix of your own. The best possible hit rate is known, with and without use of the order.</source>
        <translation>下一个物品按已知概率取决于前一个物品（阶数更高时，取决于往前相应步数的物品）：可以是循环、分块、随机行，或你自己的矩阵。无论是否利用顺序，可达到的最佳命中率都是已知的。</translation>
    </message>
    <message>
        <source>How items follow one another</source>
        <translation>物品之间的先后规律</translation>
    </message>
    <message>
        <source>Interactions of each user</source>
        <translation>每个用户的交互数</translation>
    </message>
    <message>
        <source>How many steps back the item lies that decides the next</source>
        <translation>由往前第几步的物品决定下一个物品</translation>
    </message>
    <message>
        <source>Share of steps that go anywhere (ring, block)</source>
        <translation>转到任意物品的步数占比（ring、block）</translation>
    </message>
    <message>
        <source>Number of blocks (block)</source>
        <translation>块数（block）</translation>
    </message>
    <message>
        <source>Dirichlet concentration of a row: small is predictable (random)</source>
        <translation>每行的狄利克雷浓度：越小越容易预测（random）</translation>
    </message>
    <message>
        <source>Rows by ';', probabilities by ',' (matrix)</source>
        <translation>行以“;”分隔，概率以“,”分隔（matrix）</translation>
    </message>
    <message>
        <source>Everyone draws items from one power law, independently of who they are and of what they had before. The most popular items are the best possible recommendation: a model that seems to beat them leaks or is lucky.</source>
        <translation>所有人都从同一个幂律分布中抽取物品，与用户是谁、之前有过什么无关。最流行的物品就是可能的最佳推荐：看似胜过它的模型，要么有泄漏，要么只是运气好。</translation>
    </message>
    <message>
        <source>Exponent s of popularity, rank to the power -s</source>
        <translation>流行度的指数 s：流行度为排名的 -s 次方</translation>
    </message>
    <message>
        <source>Interactions of each user, repeats possible</source>
        <translation>每个用户的交互数，可能有重复</translation>
    </message>
    <message>
        <source>no {} is called '{}'{}; there are {}</source>
        <translation>名称不存在（{}）：“{}”{}；可用的有 {}</translation>
    </message>
    <message>
        <source>'{}' is not possible: {}</source>
        <translation>“{}”不可用：{}</translation>
    </message>
    <message>
        <source>choose one of </source>
        <translation>可选值有 </translation>
    </message>
    <message>
        <source>give a {}number from {} to {}</source>
        <translation>请输入{}数值，范围为 {} 至 {}</translation>
    </message>
    <message>
        <source>setting of the world '{}'</source>
        <translation>合成世界“{}”的设置</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a list of whole numbers</source>
        <translation>整数列表</translation>
    </message>
    <message>
        <source>a list of numbers</source>
        <translation>数值列表</translation>
    </message>
    <message>
        <source>; did you mean {}?</source>
        <translation>；您是否想写 {}？</translation>
    </message>
    <message>
        <source>{} is '{}', but must be {}{}</source>
        <translation>{} 为“{}”，但必须是 {}{}</translation>
    </message>
    <message>
        <source>{} is '{}', which adds up to {}, but must add up to {}</source>
        <translation>{} 为“{}”，其和为 {}，但必须为 {}</translation>
    </message>
    <message>
        <source>there is no parameter {}{}</source>
        <translation>没有参数 {}{}</translation>
    </message>
    <message>
        <source>the condition '{}' has no '='</source>
        <translation>条件“{}”中没有“=”</translation>
    </message>
    <message>
        <source>{} sets the default of {}, which is not common</source>
        <translation>{} 设定了 {} 的默认值，但后者不是公共参数</translation>
    </message>
    <message>
        <source>parameter {} of {} is declared twice or outside model.</source>
        <translation>参数 {}（模型 {}）被重复声明，或不在 model. 之下</translation>
    </message>
    <message>
        <source>{} depends on an unknown parameter: {}</source>
        <translation>{} 依赖于未知参数：{}</translation>
    </message>
    <message>
        <source>{} could be {}: write the full name</source>
        <translation>{} 可能指 {}：请写出全名</translation>
    </message>
    <message>
        <source>{} must be text in quotes</source>
        <translation>{} 必须是带引号的文本</translation>
    </message>
    <message>
        <source>{} must be a table: [{}]</source>
        <translation>{} 必须是表：[{}]</translation>
    </message>
    <message>
        <source>{} is given twice</source>
        <translation>{} 重复给出</translation>
    </message>
    <message>
        <source>{} must be a number, text, true or false, or a list of numbers</source>
        <translation>{} 必须是数值、文本、true 或 false，或数值列表</translation>
    </message>
    <message>
        <source>{} must be a list of numbers</source>
        <translation>{} 必须是数值列表</translation>
    </message>
    <message>
        <source>a number in {} is too large to be kept exactly</source>
        <translation>{} 中有数值过大，无法精确保存</translation>
    </message>
    <message>
        <source>did you mean {}?</source>
        <translation>是不是指 {}？</translation>
    </message>
    <message>
        <source>there is no key {} at the top of an experiment; {}</source>
        <translation>实验文件的顶层没有键 {}；{}</translation>
    </message>
    <message>
        <source>text of an experiment must be UTF-8</source>
        <translation>实验文件的文本必须为 UTF-8</translation>
    </message>
    <message>
        <source>not valid TOML: {}</source>
        <translation>不是有效的 TOML：{}</translation>
    </message>
    <message>
        <source>; beside a [model] table, write the model's id in it: id = "…"</source>
        <translation>；若有 [model] 表，请把模型的 id 写在其中：id = "…"</translation>
    </message>
    <message>
        <source>no model is named; there are </source>
        <translation>未指定模型；可用的有 </translation>
    </message>
    <message>
        <source>there is no model {}; {}</source>
        <translation>没有模型 {}；{}</translation>
    </message>
    <message>
        <source>there is nothing called {}</source>
        <translation>没有名为 {} 的对象</translation>
    </message>
    <message>
        <source>longer than {} characters</source>
        <translation>超过 {} 个字符</translation>
    </message>
    <message>
        <source>expected an operator; equality is ==</source>
        <translation>此处应为运算符；相等写作 ==</translation>
    </message>
    <message>
        <source>expected an operator</source>
        <translation>此处应为运算符</translation>
    </message>
    <message>
        <source>comparisons cannot be chained; join them by and</source>
        <translation>比较不能连写；请用 and 连接</translation>
    </message>
    <message>
        <source>expected a number, a name or '('</source>
        <translation>此处应为数、名称或“(”</translation>
    </message>
    <message>
        <source>there is no function {}; {}</source>
        <translation>没有函数 {}；{}</translation>
    </message>
    <message>
        <source>this number cannot be read</source>
        <translation>无法读取这个数</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>model descriptors name an unknown parameter type '{}'</source>
        <translation>模型描述中有未知的参数类型“{}”</translation>
    </message>
    <message>
        <source>model descriptors hold '{}' where a number belongs</source>
        <translation>模型描述中应为数值处却是“{}”</translation>
    </message>
    <message>
        <source>model descriptors cannot be read: {}</source>
        <translation>无法读取模型描述：{}</translation>
    </message>
    <message>
        <source>{} is no experiment file: it has {}, and an experiment is a few lines of TOML</source>
        <translation>{} 不是实验文件：其大小为 {}，而实验文件只有几行 TOML</translation>
    </message>
    <message>
        <source>a quote in the middle of a value</source>
        <translation>值的中间有引号</translation>
    </message>
    <message>
        <source>a character that TOML allows only in quotes and comments</source>
        <translation>TOML 只允许此字符出现在引号和注释中</translation>
    </message>
    <message>
        <source>a key of more than {} parts</source>
        <translation>键超过 {} 段</translation>
    </message>
    <message>
        <source>parameter {} is not in the set</source>
        <translation>参数 {} 不在集合中</translation>
    </message>
    <message>
        <source>parameter {} is read as {} but holds {}</source>
        <translation>参数 {} 按 {} 读取，实际内容却是 {}</translation>
    </message>
    <message>
        <source>codes of {} items and {} levels cannot be compared with codes of {} items and {} levels</source>
        <translation>{} 个物品、{} 个层级的码无法与 {} 个物品、{} 个层级的码比较</translation>
    </message>
    <message>
        <source>a code table of {} items and {} levels cannot hold {} codes</source>
        <translation>{} 个物品、{} 个层级的码表无法容纳 {} 个码</translation>
    </message>
    <message>
        <source>the codebook of level {} holds {} codes; it must hold 1 to {}</source>
        <translation>层级 {} 的码本有 {} 个码；应为 1 至 {} 个</translation>
    </message>
    <message>
        <source>item {} has code {} at level {}, whose codebook holds {} codes</source>
        <translation>物品 {} 的码为 {}，位于层级 {}，而该层级的码本有 {} 个码</translation>
    </message>
    <message>
        <source>{} interaction counts do not fit {} items</source>
        <translation>{} 个交互计数与 {} 个物品不符</translation>
    </message>
    <message>
        <source>an item has {} interactions</source>
        <translation>有物品的交互数为 {}</translation>
    </message>
    <message>
        <source>{} input groups do not fit {} items</source>
        <translation>{} 个输入组与 {} 个物品不符</translation>
    </message>
    <message>
        <source>input group {} is not between 0 and {}</source>
        <translation>输入组 {} 不在 0 至 {} 之间</translation>
    </message>
    <message>
        <source>{} numbers are not {} rows of {}</source>
        <translation>{} 个数值无法构成 {} 行、每行 {} 个</translation>
    </message>
    <message>
        <source>{} residual norms do not fit {} items and {} levels</source>
        <translation>{} 个残差范数与 {} 个物品、{} 个层级不符</translation>
    </message>
    <message>
        <source>item {} has a residual norm of {}</source>
        <translation>物品 {} 的残差范数为 {}</translation>
    </message>
    <message>
        <source>'{}' has neither item vectors nor item text or attributes to make them from; attach an item table with titles or categories, or a .npy file with one row an item</source>
        <translation>“{}”既没有物品向量，也没有可用来生成向量的物品文本或属性；请附上带标题或类别的物品表，或每个物品一行的 .npy 文件</translation>
    </message>
    <message>
        <source>'{}' has no item vectors called '{}'; there are {}</source>
        <translation>“{}”没有名为“{}”的物品向量；可用的有 {}</translation>
    </message>
    <message>
        <source>items have no text column '{}'; there are: {}</source>
        <translation>物品没有文本列“{}”；可用的有：{}</translation>
    </message>
    <message>
        <source>no word occurs in {} items or more; lower features.min_df or attach item text</source>
        <translation>没有任何词出现在 {} 个或更多物品中；请调低 features.min_df 或附上物品文本</translation>
    </message>
    <message>
        <source>dim, min_df and max_features are at least 1</source>
        <translation>dim、min_df 和 max_features 至少为 1</translation>
    </message>
    <message>
        <source>items have no text and no attributes</source>
        <translation>物品既没有文本也没有属性</translation>
    </message>
    <message>
        <source>TF-IDF and truncated SVD of item text and attributes; no interaction was read</source>
        <translation>对物品文本和属性做 TF-IDF 与截断 SVD；未读取任何交互</translation>
    </message>
    <message>
        <source>{} would need about {} for {} users and {} items; this machine has {}. Make the data smaller (filter.k_core_item, filter.k_core_user, filter.min_value), lower the model's sizes, or choose a model that keeps no items-by-items matrix.</source>
        <translation>{} 约需 {} 内存（{} 个用户、{} 个物品）；本机有 {}。请缩减数据（filter.k_core_item、filter.k_core_user、filter.min_value）、调小模型规模，或选择不保存“物品×物品”矩阵的模型。</translation>
    </message>
    <message>
        <source>{} is solved in one go: it has no batches to time</source>
        <translation>{} 一次性求解：没有可计时的批次</translation>
    </message>
    <message>
        <source>the checkpoint's last.json does not name an epoch; train anew</source>
        <translation>检查点的 last.json 未注明轮次；请重新训练</translation>
    </message>
    <message>
        <source>the memory did not suffice: make the data or the model smaller</source>
        <translation>内存不足：请缩减数据或模型</translation>
    </message>
    <message>
        <source>'{}' is no date: write 2015-07-01 or 2015-07-01T12:30:00 (UTC)</source>
        <translation>“{}”不是日期：请写作 2015-07-01 或 2015-07-01T12:30:00（UTC）</translation>
    </message>
    <message>
        <source>this run of {} recorded no codes: they come from the epochs of a tokenizer</source>
        <translation>此 {} 运行没有记录码：码来自分词器的各轮训练</translation>
    </message>
    <message>
        <source>{} kept no codes of epoch {}; it kept those of {}</source>
        <translation>{} 没有保留第 {} 轮的码；保留了码的轮次有 {}</translation>
    </message>
    <message>
        <source>the codes are not [items, levels] for the {} items of items.txt</source>
        <translation>码的形状不是 [items, levels]，与 items.txt 中的 {} 个物品不符</translation>
    </message>
    <message>
        <source>this model reads the codes of a tokenizer. Train one, then name its run: --set tokenizer.run=RUN</source>
        <translation>此模型读取分词器的码。请先训练一个分词器，再指定它的运行：--set tokenizer.run=RUN</translation>
    </message>
    <message>
        <source>none of the items of '{}' has a code in {}, which tokenised '{}'</source>
        <translation>“{}”的物品在 {} 中都没有码，该运行分词的是“{}”</translation>
    </message>
    <message>
        <source>{} of {} items have no code in {}</source>
        <translation>{} 个物品（共 {} 个）在 {} 中没有码</translation>
    </message>
    <message>
        <source>the codes are those of epoch {} of {}: those of its best epoch, {}, were not kept</source>
        <translation>所用的码来自第 {} 轮（运行 {}）：其最佳轮次（第 {} 轮）的码未保留</translation>
    </message>
    <message>
        <source>{} was deleted: restore it to ask it again</source>
        <translation>{} 已被删除：还原后才能再次查询</translation>
    </message>
    <message>
        <source>{} is still being trained: it answers when it is done</source>
        <translation>{} 仍在训练中：训练完成后才能查询</translation>
    </message>
    <message>
        <source>{} learns from the order of each user's interactions, and data set '{}' has none. Import it again with its time column named (--set time_column=NAME), or choose a model that needs no order.</source>
        <translation>{} 要从每个用户的交互顺序中学习，而数据集“{}”没有顺序信息。请指定时间列后重新导入（--set time_column=NAME），或选择不需要顺序的模型。</translation>
    </message>
    <message>
        <source>no data set is named. Name one: `dataset = "NAME"` in the experiment, or --dataset NAME.</source>
        <translation>未指定数据集。请指定一个：在实验中写 `dataset = "NAME"`，或使用 --dataset NAME。</translation>
    </message>
    <message>
        <source>{} learns from interactions, and data set '{}' is an item table without any.</source>
        <translation>{} 要从交互中学习，而数据集“{}”是不含交互的物品表。</translation>
    </message>
    <message>
        <source>the {} of {} is not what it was when the run was made: import the data set '{}' again as it was, or train anew.</source>
        <translation>{}（运行 {}）与创建该运行时不一致：请按原样重新导入数据集“{}”，或重新训练。</translation>
    </message>
    <message>
        <source>there is no user '{}' in {} as this run was trained on it</source>
        <translation>没有用户“{}”：此运行训练时所用的 {} 中不含该用户</translation>
    </message>
    <message>
        <source>the log of the run cannot be written</source>
        <translation>无法写入运行日志</translation>
    </message>
    <message>
        <source>no model is known that learns from interactions alone</source>
        <translation>没有已知的模型能仅从交互中学习</translation>
    </message>
    <message>
        <source>'{}' is an item table without interactions: there is nothing to recommend from. Import a file that says which user had which item.</source>
        <translation>“{}”是不含交互的物品表，没有可作为推荐依据的数据。请导入一个记录了哪个用户有过哪个物品的文件。</translation>
    </message>
    <message>
        <source>the baseline that every model is measured by is not known here</source>
        <translation>此处没有用来衡量各个模型的基线</translation>
    </message>
    <message>
        <source>the two runs have no test metric in common</source>
        <translation>这两个运行没有共同的测试指标</translation>
    </message>
    <message>
        <source>k-means needs at least one point and one cluster</source>
        <translation>k-means 至少需要一个点和一个簇</translation>
    </message>
    <message>
        <source>the model gives a score that is not a number; its training has diverged. Try a smaller training.learning_rate</source>
        <translation>模型给出的得分不是数字；训练已发散。请尝试更小的 training.learning_rate</translation>
    </message>
    <message>
        <source>no tie policy is called '{}'; choose hash, raw_id or expected</source>
        <translation>没有名为“{}”的并列处理策略；请选择 hash、raw_id 或 expected</translation>
    </message>
    <message>
        <source>there is no ranking metric {}; {}</source>
        <translation>没有排序指标 {}；{}</translation>
    </message>
    <message>
        <source>the cut-off of a ranking metric is {}, but must be 1 or more</source>
        <translation>排序指标的截断位置为 {}，但必须不小于 1</translation>
    </message>
    <message>
        <source>'{}' is no ranking metric with a cut-off; write it as ndcg@10</source>
        <translation>“{}”不是带截断位置的排序指标；请写成 ndcg@10 的形式</translation>
    </message>
    <message>
        <source>a tie group of {} has {} relevant</source>
        <translation>大小为 {} 的并列组中有 {} 个相关物品</translation>
    </message>
    <message>
        <source>the category '{}' is empty or stands twice</source>
        <translation>类别“{}”为空或重复出现</translation>
    </message>
    <message>
        <source>the line does not end after a cell; the file was cut short or changed</source>
        <translation>单元格之后没有换行；文件被截断或改动过</translation>
    </message>
    <message>
        <source>the file ends after {} of {} rows</source>
        <translation>文件在 {} 行后结束，应有 {} 行</translation>
    </message>
    <message>
        <source>{} cells where {} are expected</source>
        <translation>有 {} 个单元格，应为 {} 个</translation>
    </message>
    <message>
        <source>id '{}' where '{}' is expected</source>
        <translation>ID 为“{}”，应为“{}”</translation>
    </message>
    <message>
        <source>'{}' is no value of '{}'</source>
        <translation>“{}”不是“{}”的有效取值</translation>
    </message>
    <message>
        <source>more rows than ids</source>
        <translation>行数多于 ID 数</translation>
    </message>
    <message>
        <source>the workspace was written by {} (schema {}); this one knows schemas up to {}. Update Armillary, or choose another workspace. Nothing was changed</source>
        <translation>工作区由 {}（架构版本 {}）写入；当前版本最高只支持架构版本 {}。请更新 Armillary，或选择其他工作区。未作任何更改</translation>
    </message>
    <message>
        <source>this is a database of another program; choose another folder for the workspace</source>
        <translation>这是其他程序的数据库；请为工作区选择其他文件夹</translation>
    </message>
    <message>
        <source>step {} of the schema is not the one this Armillary knows; the workspace was made by a development version. Use that one, or choose another workspace</source>
        <translation>架构步骤 {} 与当前 Armillary 所知的不一致；该工作区由开发版本创建。请使用那个版本，或选择其他工作区</translation>
    </message>
    <message>
        <source>another process keeps the workspace busy, so it cannot be brought up to date; try again</source>
        <translation>另一个进程正在占用工作区，因此无法将其升级到最新版本；请重试</translation>
    </message>
    <message>
        <source>the workspace does not survive the step {} of its schema; nothing was changed</source>
        <translation>工作区无法完成架构步骤 {}；未作任何更改</translation>
    </message>
    <message>
        <source>another process keeps the workspace busy; try again</source>
        <translation>另一个进程正在占用工作区；请重试</translation>
    </message>
    <message>
        <source>the disk refuses: {}. Free some space and try again</source>
        <translation>磁盘拒绝写入：{}。请释放一些空间后重试</translation>
    </message>
    <message>
        <source>the database of the workspace is damaged ({}). Move it away, or bring back a copy</source>
        <translation>工作区的数据库已损坏（{}）。请将其移走，或用副本恢复</translation>
    </message>
    <message>
        <source>the database of the workspace cannot be written ({}). Choose a folder that can</source>
        <translation>工作区的数据库无法写入（{}）。请选择可写入的文件夹</translation>
    </message>
    <message>
        <source>the store failed: {}</source>
        <translation>存储失败：{}</translation>
    </message>
    <message>
        <source>the description of the data set does not fit its layout: {}</source>
        <translation>数据集的描述与其布局不符：{}</translation>
    </message>
    <message>
        <source>the array is not of the type and shape that belong here</source>
        <translation>数组的类型和形状与此处要求的不符</translation>
    </message>
    <message>
        <source>the data set was written by a newer Armillary (layout {}, this one reads up to {}); update it</source>
        <translation>数据集由更新版本的 Armillary 写入（布局版本 {}，当前版本最高只能读取 {}）；请更新 Armillary</translation>
    </message>
    <message>
        <source>users.txt or items.txt does not hold as many ids as dataset.json says</source>
        <translation>users.txt 或 items.txt 中的 ID 数量与 dataset.json 所述不符</translation>
    </message>
    <message>
        <source>this file system does not lock files: {}. Put the workspace on a local disk</source>
        <translation>此文件系统不支持文件锁：{}。请将工作区放在本地磁盘上</translation>
    </message>
    <message>
        <source>cannot open the lock file: {}</source>
        <translation>无法打开锁文件：{}</translation>
    </message>
    <message>
        <source>an id holds a line break; clean the ids in the source and import again</source>
        <translation>有 ID 包含换行符；请清理来源中的 ID 后重新导入</translation>
    </message>
    <message>
        <source>the list of ids does not end with a line break; it was cut short</source>
        <translation>ID 列表末尾没有换行符；列表被截断</translation>
    </message>
    <message>
        <source>the id '{}' stands twice</source>
        <translation>ID“{}”重复出现</translation>
    </message>
    <message>
        <source>cannot remove the arrays of epoch {}: {}</source>
        <translation>无法移除第 {} 轮的数组：{}</translation>
    </message>
    <message>
        <source>what is known of the run cannot be written as JSON: {}</source>
        <translation>运行的信息无法写成 JSON：{}</translation>
    </message>
    <message>
        <source>an array cannot be called '{}' in epoch {}</source>
        <translation>数组不能命名为“{}”（第 {} 轮）</translation>
    </message>
    <message>
        <source>the file does not say by which stride epochs were thinned</source>
        <translation>文件未说明按多大的步长减少记录的轮次</translation>
    </message>
    <message>
        <source>the run is finished; nothing can be written to it</source>
        <translation>运行已结束，无法再写入</translation>
    </message>
    <message>
        <source>deleted_at IS NULL</source>
        <translation>deleted_at IS NULL</translation>
    </message>
    <message>
        <source>id = CAST(?1 AS INTEGER)</source>
        <translation>id = CAST(?1 AS INTEGER)</translation>
    </message>
    <message>
        <source>name = ?1 AND deleted_at IS NULL</source>
        <translation>name = ?1 AND deleted_at IS NULL</translation>
    </message>
    <message>
        <source>'{}' names {} runs: {}. Say which one</source>
        <translation>“{}”对应 {} 个运行：{}。请指明是哪一个</translation>
    </message>
    <message>
        <source>there is no run '{}': the workspace has no runs yet</source>
        <translation>没有运行“{}”：工作区中还没有运行</translation>
    </message>
    <message>
        <source>there is no run '{}'; the newest are {}</source>
        <translation>没有运行“{}”；最新的运行是 {}</translation>
    </message>
    <message>
        <source>the run has no values of {} ({}) by user</source>
        <translation>此运行没有 {}（{}）的逐用户数值</translation>
    </message>
    <message>
        <source>dataset = ?1 AND deleted_at IS NULL</source>
        <translation>dataset = ?1 AND deleted_at IS NULL</translation>
    </message>
    <message>
        <source>the files of the run are gone, so it cannot be taken up again</source>
        <translation>运行的文件已不存在，因此无法恢复运行</translation>
    </message>
    <message>
        <source>the run is running; stop it first</source>
        <translation>运行正在进行；请先停止它</translation>
    </message>
    <message>
        <source>the run is marked as deleted; take that back first</source>
        <translation>运行已标记为删除；请先还原</translation>
    </message>
    <message>
        <source>the run is done; there is nothing to take up again</source>
        <translation>运行已完成，没有可恢复的内容</translation>
    </message>
    <message>
        <source>the run is running; cancel it first</source>
        <translation>运行正在进行；请先取消它</translation>
    </message>
    <message>
        <source>deleted_at IS NOT NULL</source>
        <translation>deleted_at IS NOT NULL</translation>
    </message>
    <message>
        <source>cannot remove the files of {}: {}</source>
        <translation>无法移除 {} 的文件：{}</translation>
    </message>
    <message>
        <source>blobs are little endian and are copied as they lie in memory</source>
        <translation>二进制数据块为小端序，按内存中的布局原样复制</translation>
    </message>
    <message>
        <source>values of type '</source>
        <translation>类型为“</translation>
    </message>
    <message>
        <source>' were written by a newer Armillary; update it</source>
        <translation>”的数值由更新版本的 Armillary 写入；请更新 Armillary</translation>
    </message>
    <message>
        <source>cannot write the folder to the disk</source>
        <translation>无法将文件夹写入磁盘</translation>
    </message>
    <message>
        <source>cannot replace the data set</source>
        <translation>无法替换数据集</translation>
    </message>
    <message>
        <source>cannot remove the folder: {}</source>
        <translation>无法移除文件夹：{}</translation>
    </message>
    <message>
        <source>the workspace has none yet; import one</source>
        <translation>工作区中还没有数据集；请导入一个</translation>
    </message>
    <message>
        <source>did you mean '{}'?</source>
        <translation>是否指“{}”？</translation>
    </message>
    <message>
        <source>there is no data set '{}': {}</source>
        <translation>没有数据集“{}”：{}</translation>
    </message>
    <message>
        <source>the workspace has another data set called '{}' ({} interactions). Choose another name, or replace it</source>
        <translation>工作区中已有另一个名为“{}”的数据集（{} 次交互）。请另取名称，或替换它</translation>
    </message>
    <message>
        <source>cannot put the data set in place</source>
        <translation>无法将数据集放入目标位置</translation>
    </message>
    <message>
        <source>cannot be read: {} ({})</source>
        <translation>无法读取：{}（{}）</translation>
    </message>
    <message>
        <source>{} runs use the data set '{}' ({}{}); delete them first</source>
        <translation>有 {} 个运行使用了数据集“{}”（{}{}）；请先删除这些运行</translation>
    </message>
    <message>
        <source>cannot remove the data set</source>
        <translation>无法移除数据集</translation>
    </message>
    <message>
        <source>a tensor of this type cannot be kept in a checkpoint</source>
        <translation>检查点中无法保存此类型的张量</translation>
    </message>
    <message>
        <source>this is not a checkpoint: it has no '{}'</source>
        <translation>这不是检查点：其中没有“{}”</translation>
    </message>
    <message>
        <source>the checkpoint's '{}' is no number: '{}'</source>
        <translation>检查点的“{}”不是数字：“{}”</translation>
    </message>
    <message>
        <source>the checkpoint does not fit the model: '{}' is {}. Was the data set or a parameter changed?</source>
        <translation>检查点与模型不匹配：“{}”{}。数据集或参数是否改动过？</translation>
    </message>
    <message>
        <source>of another shape</source>
        <translation>形状不同</translation>
    </message>
    <message>
        <source>the memory did not suffice: make the data, the model or training.batch_size smaller</source>
        <translation>内存不足：请减小数据、模型或 training.batch_size</translation>
    </message>
    <message>
        <source>this model ranks no items, so it gives no recommendations</source>
        <translation>此模型不对物品排序，因此不提供推荐</translation>
    </message>
    <message>
        <source>LibTorch uses the slow reference BLAS; install OpenBLAS (libopenblas0-pthread)</source>
        <translation>LibTorch 使用的是较慢的参考版 BLAS；请安装 OpenBLAS (libopenblas0-pthread)</translation>
    </message>
    <message>
        <source>the engine has no such model; was it built from another version?</source>
        <translation>引擎中没有此模型；它是否由其他版本构建？</translation>
    </message>
    <message>
        <source>the checkpoint lacks a tensor of the optimiser; it was written by another version or another optimiser</source>
        <translation>检查点缺少优化器的一个张量；它由其他版本或其他优化器写入</translation>
    </message>
    <message>
        <source>the model can be neither fitted nor trained</source>
        <translation>此模型既不能拟合，也不能训练</translation>
    </message>
    <message>
        <source>no better {} in {} evaluations; best epoch {}</source>
        <translation>{} 连续 {} 次评估没有提升；最佳轮次为第 {} 轮</translation>
    </message>
    <message>
        <source>{} is {} in epoch {}, batch {}; norms: {}</source>
        <translation>{} 的值为 {}（第 {} 轮，第 {} 批次）；范数：{}</translation>
    </message>
    <message>
        <source>the loss '{}' became {} at learning rate {}. The last good checkpoint is kept; try a smaller training.learning_rate or training.clip_norm = 5</source>
        <translation>损失“{}”变为 {}，此时学习率为 {}。最后一个完好的检查点已保留；请尝试更小的 training.learning_rate，或 training.clip_norm = 5</translation>
    </message>
    <message>
        <source>nothing called '{}' is measured while this model trains; choose one of {}</source>
        <translation>此模型训练时不测量名为“{}”的指标；请从以下各项中选择：{}</translation>
    </message>
    <message>
        <source>this model ranks no items, so it has no ranking metrics</source>
        <translation>此模型不对物品排序，因此没有排序指标</translation>
    </message>
    <message>
        <source>the item-item matrix is not positive definite; choose a larger model.regularisation</source>
        <translation>物品-物品矩阵不是正定的；请选择更大的 model.regularisation</translation>
    </message>
    <message>
        <source>Steck, Embarrassingly shallow autoencoders for sparse data, WWW 2019</source>
        <translation>Steck, Embarrassingly shallow autoencoders for sparse data, WWW 2019</translation>
    </message>
    <message>
        <source>Deshpande and Karypis, Item-based top-N recommendation algorithms, ACM TOIS 2004</source>
        <translation>Deshpande and Karypis, Item-based top-N recommendation algorithms, ACM TOIS 2004</translation>
    </message>
    <message>
        <source>Cremonesi, Koren and Turrin, Performance of recommender algorithms on top-N recommendation tasks, RecSys 2010</source>
        <translation>Cremonesi, Koren and Turrin, Performance of recommender algorithms on top-N recommendation tasks, RecSys 2010</translation>
    </message>
    <message>
        <source>Rendle et al., BPR: Bayesian personalized ranking from implicit feedback, UAI 2009</source>
        <translation>Rendle et al., BPR: Bayesian personalized ranking from implicit feedback, UAI 2009</translation>
    </message>
    <message>
        <source>He et al., LightGCN: simplifying and powering graph convolution network for recommendation, SIGIR 2020</source>
        <translation>He et al., LightGCN: simplifying and powering graph convolution network for recommendation, SIGIR 2020</translation>
    </message>
    <message>
        <source>the width {} cannot be shared by {} heads; choose a multiple</source>
        <translation>宽度 {} 无法由 {} 个头均分；请选择头数的倍数</translation>
    </message>
    <message>
        <source>Kang and McAuley, Self-attentive sequential recommendation, ICDM 2018</source>
        <translation>Kang and McAuley, Self-attentive sequential recommendation, ICDM 2018</translation>
    </message>
    <message>
        <source>model.loss = sampled_softmax</source>
        <translation>model.loss = sampled_softmax</translation>
    </message>
    <message>
        <source>no item has a feature vector; choose another features.modality</source>
        <translation>没有物品带有特征向量；请选择其他 features.modality</translation>
    </message>
    <message>
        <source>the warm-up takes all epochs, so no codes would be learned; choose fewer warm-up epochs or more training.epochs</source>
        <translation>预热占用了全部轮次，因此学不到任何码；请减少预热轮次，或增大 training.epochs</translation>
    </message>
    <message>
        <source>codebooks initialised by k-means over the catalogue</source>
        <translation>码本已用 k-means 在全部物品上初始化</translation>
    </message>
    <message>
        <source>Rajput et al., Recommender systems with generative retrieval (TIGER), NeurIPS 2023</source>
        <translation>Rajput et al., Recommender systems with generative retrieval (TIGER), NeurIPS 2023</translation>
    </message>
    <message>
        <source>model.codebook_update = moving_average</source>
        <translation>model.codebook_update = moving_average</translation>
    </message>
    <message>
        <source>model.codebook_update = gradient</source>
        <translation>model.codebook_update = gradient</translation>
    </message>
    <message>
        <source>item {}, level {}: {}. Codes are whole numbers from 0 to {}, or words</source>
        <translation>物品 {}，层级 {}：{}。码应为 0 至 {} 的整数，或单词</translation>
    </message>
    <message>
        <source>{} is no code</source>
        <translation>{} 不是码</translation>
    </message>
    <message>
        <source>the code is empty</source>
        <translation>码为空</translation>
    </message>
    <message>
        <source>{} columns: one with the item and 1 to {} with its codes are expected</source>
        <translation>共 {} 列：应有一列物品和 1 至 {} 列码</translation>
    </message>
    <message>
        <source>{} fields where the first line has {}</source>
        <translation>有 {} 个字段，而首行有 {} 个</translation>
    </message>
    <message>
        <source>a code stands after a gap</source>
        <translation>空缺之后又出现了码</translation>
    </message>
    <message>
        <source>not all items have the same number of codes: {}; shorter ones end early</source>
        <translation>并非所有物品的码数都相同：{}；较短的提前结束</translation>
    </message>
    <message>
        <source>the file holds no codes</source>
        <translation>文件中没有码</translation>
    </message>
    <message>
        <source>{} is too large</source>
        <translation>{} 过大</translation>
    </message>
    <message>
        <source>the codes of level {} are words, numbered in order of appearance</source>
        <translation>层级 {} 的码是单词，已按出现顺序编号</translation>
    </message>
    <message>
        <source>none of its {} ids is an item of the data set; the first is {}</source>
        <translation>其 {} 个 ID 都不是数据集中的物品；第一个是 {}</translation>
    </message>
    <message>
        <source>the keys of the codes are the items' ids {} 1 and were matched so</source>
        <translation>码的键等于物品的 ID {} 1，已据此匹配</translation>
    </message>
    <message>
        <source>ids with codes that are no items of the data set: {}, such as {}</source>
        <translation>有码但不属于数据集物品的 ID：{} 个，例如 {}</translation>
    </message>
    <message>
        <source>rows that repeat an item: {}; the first of each item counts</source>
        <translation>物品重复的行：{} 行；每个物品只取第一行</translation>
    </message>
    <message>
        <source>decimal sign of the values: '.', ',' or auto</source>
        <translation>数值的小数分隔符：“.”、“,”或 auto（自动识别）</translation>
    </message>
    <message>
        <source>decimal is '{}', and may be '.', ',' or auto</source>
        <translation>decimal 为“{}”，只能是“.”、“,”或 auto</translation>
    </message>
    <message>
        <source>{}: the values of {} were read with a decimal comma; set decimal=. if the comma means something else</source>
        <translation>{}：列 {} 的数值按逗号小数点读取；如果逗号另有含义，请设置 decimal=.</translation>
    </message>
    <message>
        <source>items alone, without interactions: a catalogue (CSV or *.item.json), codes (*.index.json, CSV) or vectors (.npy)</source>
        <translation>只有物品，没有交互：物品目录（CSV 或 *.item.json）、码（*.index.json、CSV）或向量（.npy）</translation>
    </message>
    <message>
        <source>{} code vectors are not those of a codebook of {}</source>
        <translation>{} 个码向量与大小为 {} 的码本不符</translation>
    </message>
    <message>
        <source>{} codebooks are not those of {} levels</source>
        <translation>{} 个码本与 {} 个层级不符</translation>
    </message>
    <message>
        <source>the categories of {} items do not fit {} items</source>
        <translation>{} 个物品的类别与 {} 个物品不符</translation>
    </message>
    <message>
        <source>How the codes were learned is not recorded (they were made elsewhere, or by a method without gradient steps), so initialisation, losses, norms and learning rate cannot be judged.</source>
        <translation>没有记录码是如何学习的（来自其他程序，或由不使用梯度的方法得到），因此无法判断初始化、损失、范数和学习率。</translation>
    </message>
    <message>
        <source>The lengths of latents and codes were not recorded, so a bad start and growing norms cannot be told apart. Train again to record them.</source>
        <translation>没有记录潜向量和码的长度，因此无法区分初始化不当与范数增大。重新训练即可记录。</translation>
    </message>
    <message>
        <source>The item vectors are not at hand, so equal or one-sided inputs can be neither named nor ruled out.</source>
        <translation>没有物品向量，因此既不能指出也不能排除输入相同或方向单一。</translation>
    </message>
    <message>
        <source>The reconstruction was still improving at the end: more epochs may change the picture.</source>
        <translation>重建在结束时仍在改善：更多轮次可能改变结论。</translation>
    </message>
    <message>
        <source>None of the causes that are known here can be seen in the record.</source>
        <translation>记录中看不出此处已知的任何原因。</translation>
    </message>
    <message>
        <source>measured on planted failures</source>
        <translation>在人为植入的失败上测得</translation>
    </message>
    <message>
        <source>rule of thumb</source>
        <translation>经验法则</translation>
    </message>
    <message>
        <source>The codebooks start at random ({}), not where the latents are.</source>
        <translation>码本随机初始化（{}），而不在潜向量所在之处。</translation>
    </message>
    <message>
        <source>In their first epoch the codes were {:.2g} times as long as the latents.</source>
        <translation>在首轮中，码的长度是潜向量的 {:.2g} 倍。</translation>
    </message>
    <message>
        <source>codes that start on the latents are as long as they</source>
        <translation>从潜向量处开始的码与潜向量等长</translation>
    </message>
    <message>
        <source>From the first epoch on only {:.0f} % of the first codes were in use.</source>
        <translation>从首轮起，首层只有 {:.0f} % 的码在使用。</translation>
    </message>
    <message>
        <source>The codebooks began far from the vectors they quantise: a few codes took all items before the others came near.</source>
        <translation>码本初始时远离要量化的向量：其他码靠近之前，少数几个码已占去全部物品。</translation>
    </message>
    <message>
        <source>Start the codebooks by k-means over the catalogue, after a warm-up of the encoder.</source>
        <translation>先预热编码器，再用全部物品上的 k-means 初始化码本。</translation>
    </message>
    <message>
        <source>k-means placed the codes on the output of an encoder that had learned nothing yet.</source>
        <translation>k-means 把码放在了尚未学到任何东西的编码器的输出上。</translation>
    </message>
    <message>
        <source>Right after k-means {:.0f} % of the first codes were in use, at the end {:.0f} %.</source>
        <translation>k-means 之后首层有 {:.0f} % 的码在使用，结束时为 {:.0f} %。</translation>
    </message>
    <message>
        <source>The encoder moved away from the codes after k-means had placed them.</source>
        <translation>k-means 放置码之后，编码器又移开了。</translation>
    </message>
    <message>
        <source>Train the autoencoder without codes for some epochs first, then place them by k-means.</source>
        <translation>先不带码训练自编码器若干轮，再用 k-means 放置码。</translation>
    </message>
    <message>
        <source>Average both errors: so far one is averaged over the features, the other added up over the latent width.</source>
        <translation>对两种误差都取平均：目前一种按特征取平均，另一种按潜向量宽度求和。</translation>
    </message>
    <message>
        <source>Lower the commitment</source>
        <translation>降低承诺权重</translation>
    </message>
    <message>
        <source> Lower the commitment as well,</source>
        <translation> 同时降低承诺权重，</translation>
    </message>
    <message>
        <source>When the codes joined, their pull on the encoder weighed {:.2g} times as much as the reconstruction.</source>
        <translation>码加入时，它们对编码器的拉力是重建的 {:.2g} 倍。</translation>
    </message>
    <message>
        <source>above 1 the reconstruction comes second</source>
        <translation>大于 1 时重建退居其次</translation>
    </message>
    <message>
        <source>The latents shrank to {:.0f} % of their length.</source>
        <translation>潜向量缩短到原长度的 {:.0f} %。</translation>
    </message>
    <message>
        <source>a heavy pull shrinks the latents</source>
        <translation>拉力过大会使潜向量缩短</translation>
    </message>
    <message>
        <source>The commitment weighs as much as a beta of {:.3g} would with both errors averaged; 0.25 is usual.</source>
        <translation>若两种误差都取平均，承诺损失的权重相当于 beta = {:.3g}；通常为 0.25。</translation>
    </message>
    <message>
        <source>The quantisation error outweighs the reconstruction: the encoder is held to its codes instead of telling items apart.</source>
        <translation>量化误差压过了重建：编码器被束缚在码上，而不去区分物品。</translation>
    </message>
    <message>
        <source>The latents grew to {:.3g} times their length.</source>
        <translation>潜向量增长到原长度的 {:.3g} 倍。</translation>
    </message>
    <message>
        <source>The first code covers {:.1f} % of them: the codes cannot follow.</source>
        <translation>首个码只覆盖其中的 {:.1f} %：码跟不上。</translation>
    </message>
    <message>
        <source>Nothing holds the encoder to its codes: the commitment is {:.3g}.</source>
        <translation>没有什么把编码器约束在码上：承诺权重为 {:.3g}。</translation>
    </message>
    <message>
        <source>Weigh the commitment more, or choose a smaller learning rate.</source>
        <translation>增大承诺权重，或选择更小的学习率。</translation>
    </message>
    <message>
        <source>Average the reconstruction error over the features: added up, it drowns the commitment.</source>
        <translation>对重建误差按特征取平均：求和会淹没承诺损失。</translation>
    </message>
    <message>
        <source>Hold the encoder to its codes with the usual commitment, 0.25.</source>
        <translation>用通常的承诺权重 0.25 把编码器约束在码上。</translation>
    </message>
    <message>
        <source>The encoder's output grows without bound and leaves the codes behind.</source>
        <translation>编码器的输出无限增长，把码甩在后面。</translation>
    </message>
    <message>
        <source>The average looks back {:.0f} batches, but the codes had only {:.0f} to learn in: they stay where they began.</source>
        <translation>滑动平均回看 {:.0f} 个批次，而码只有 {:.0f} 个批次可学：它们停留在起点。</translation>
    </message>
    <message>
        <source>an average forgets after 1 / (1 - decay) batches</source>
        <translation>滑动平均在 1 / (1 - decay) 个批次后遗忘</translation>
    </message>
    <message>
        <source>Training made level {} worse at covering what is left to it.</source>
        <translation>训练使层级 {} 对剩余部分的覆盖变差。</translation>
    </message>
    <message>
        <source>The codes follow their items too slowly: the encoder moves on without them.</source>
        <translation>码跟随物品太慢：编码器已独自前行。</translation>
    </message>
    <message>
        <source>Let the averages forget faster.</source>
        <translation>让滑动平均遗忘得更快。</translation>
    </message>
    <message>
        <source>Dead first codes rose from {:.0f} to {:.0f}: the average of a code without items never moves again.</source>
        <translation>首层的死码从 {:.0f} 增至 {:.0f}：没有物品的码，其平均值不再移动。</translation>
    </message>
    <message>
        <source>Codes that lose their items keep a stale average and stay dead.</source>
        <translation>失去物品的码保留过时的平均值，一直是死码。</translation>
    </message>
    <message>
        <source>Move stale codes to vectors of the batch.</source>
        <translation>把闲置的码移到批次中的向量上。</translation>
    </message>
    <message>
        <source>{:.1f} % of the items have the same input as another.</source>
        <translation>{:.1f} % 的物品与另一物品输入相同。</translation>
    </message>
    <message>
        <source>below a tenth they hardly matter</source>
        <translation>低于十分之一时影响很小</translation>
    </message>
    <message>
        <source>{:.0f} % of the colliding items collide for that reason alone.</source>
        <translation>{:.0f} % 的冲突物品仅因此而冲突。</translation>
    </message>
    <message>
        <source>more than half</source>
        <translation>超过一半</translation>
    </message>
    <message>
        <source>Items with equal inputs can never be told apart by a codebook.</source>
        <translation>输入相同的物品，码本永远无法区分。</translation>
    </message>
    <message>
        <source>Give these items texts or features of their own, merge them, or add a code that numbers them: no setting of the tokenizer helps.</source>
        <translation>给这些物品各自的文本或特征、将其合并，或加一个编号用的码：分词器的任何设置都无济于事。</translation>
    </message>
    <message>
        <source>Any two inputs have a cosine of {:.2f} on average: all point almost the same way.</source>
        <translation>任意两个输入的余弦平均为 {:.2f}：几乎都指向同一方向。</translation>
    </message>
    <message>
        <source>inputs without a common direction have about 0</source>
        <translation>没有共同方向的输入约为 0</translation>
    </message>
    <message>
        <source>The decoder misses {:.0f} % of the inputs' variance.</source>
        <translation>解码器未能解释输入方差的 {:.0f} %。</translation>
    </message>
    <message>
        <source>The inputs share one direction, which hides what tells items apart.</source>
        <translation>输入共有一个方向，掩盖了物品之间的差异。</translation>
    </message>
    <message>
        <source>Embed the items anew, or take the common direction out of the vectors.</source>
        <translation>重新嵌入物品，或从向量中去除共同方向。</translation>
    </message>
    <message>
        <source>Bring every column of the inputs to mean 0 and variance 1.</source>
        <translation>把输入的每一列标准化为均值 0、方差 1。</translation>
    </message>
    <message>
        <source>There are {:.1f} different items a code.</source>
        <translation>每个码有 {:.1f} 个不同的物品。</translation>
    </message>
    <message>
        <source>below five, codes stay unused even by chance</source>
        <translation>低于五个时，即使随机分配也会有码未使用</translation>
    </message>
    <message>
        <source>The emptiest level uses {:.0f} % of its codes.</source>
        <translation>最空的层级只使用了 {:.0f} % 的码。</translation>
    </message>
    <message>
        <source>The codebook is too large for so few items: a code stands for an item, not for a group.</source>
        <translation>物品太少而码本过大：一个码代表一个物品，而不是一组。</translation>
    </message>
    <message>
        <source>Balanced assignment deals batches of {:.0f} out to {:.0f} codes.</source>
        <translation>均衡分配把大小为 {:.0f} 的批次分给 {:.0f} 个码。</translation>
    </message>
    <message>
        <source>it needs four items a code in a batch</source>
        <translation>每个批次中每个码需要四个物品</translation>
    </message>
    <message>
        <source>Assign to the nearest code, or take larger batches.</source>
        <translation>分配到最近的码，或使用更大的批次。</translation>
    </message>
    <message>
        <source>Balanced assignment fills every code, and revival moves codes away meanwhile.</source>
        <translation>均衡分配填满每个码，而复活同时把码移走。</translation>
    </message>
    <message>
        <source>one of the two is enough</source>
        <translation>两者取一即可</translation>
    </message>
    <message>
        <source>Keep revival alone.</source>
        <translation>只保留复活。</translation>
    </message>
    <message>
        <source>Balanced assignment and the entropy loss both force an even use.</source>
        <translation>均衡分配和熵损失都在强制均匀使用。</translation>
    </message>
    <message>
        <source>Keep the entropy loss alone.</source>
        <translation>只保留熵损失。</translation>
    </message>
    <message>
        <source>Weight decay pulls the encoder to zero: its output fell to {:.0f} %.</source>
        <translation>权重衰减把编码器拉向零：其输出降至 {:.0f} %。</translation>
    </message>
    <message>
        <source>Train the tokenizer without weight decay.</source>
        <translation>训练分词器时不用权重衰减。</translation>
    </message>
    <message>
        <source>{:.0f} % of the items still change their ID every epoch.</source>
        <translation>每轮仍有 {:.0f} % 的物品更换 ID。</translation>
    </message>
    <message>
        <source>Two remedies work against each other.</source>
        <translation>两种对策互相抵消。</translation>
    </message>
    <message>
        <source>A loss became infinite or undefined.</source>
        <translation>某项损失变为无穷大或无定义。</translation>
    </message>
    <message>
        <source>no loss may be</source>
        <translation>任何损失都不应如此</translation>
    </message>
    <message>
        <source>At times the reconstruction was {:.3g} times as wrong as the mean would be.</source>
        <translation>有时重建的误差是只用均值时的 {:.3g} 倍。</translation>
    </message>
    <message>
        <source>The learning rate is {:.3g}; 0.001 is usual.</source>
        <translation>学习率为 {:.3g}；通常为 0.001。</translation>
    </message>
    <message>
        <source>The codebooks learn {:.3g} times as fast as the networks.</source>
        <translation>码本的学习速度是网络的 {:.3g} 倍。</translation>
    </message>
    <message>
        <source>Take smaller steps.</source>
        <translation>使用更小的步长。</translation>
    </message>
    <message>
        <source>Let the codebooks learn as fast as the networks.</source>
        <translation>让码本与网络以相同速度学习。</translation>
    </message>
    <message>
        <source>The steps are too large: codes and encoder run past each other.</source>
        <translation>步长过大：码与编码器互相错过。</translation>
    </message>
    <message>
        <source>The reconstruction loss fell by only {:.1f} % in the whole run.</source>
        <translation>整个运行中重建损失只下降了 {:.1f} %。</translation>
    </message>
    <message>
        <source>Next to nothing was learned: the codes divide what the encoder gave at its start.</source>
        <translation>几乎什么也没学到：码划分的是编码器初始时的输出。</translation>
    </message>
    <message>
        <source>Take larger steps, or train for longer.</source>
        <translation>使用更大的步长，或训练更久。</translation>
    </message>
    <message>
        <source>Level {} uses {:.1f} % of its {} codes.</source>
        <translation>层级 {} 使用了 {:.1f} % 的码（共 {} 个）。</translation>
    </message>
    <message>
        <source>Level 0 is used as unevenly as if it had {:.1f} codes.</source>
        <translation>层级 0 的使用极不均匀，如同只有 {:.1f} 个码。</translation>
    </message>
    <message>
        <source>One code of level {} holds {:.1f} % of the items.</source>
        <translation>层级 {} 有一个码占了 {:.1f} % 的物品。</translation>
    </message>
    <message>
        <source>Level {} takes items further from their vectors than they were.</source>
        <translation>层级 {} 使物品离其向量更远。</translation>
    </message>
    <message>
        <source>{:.1f} % of the items share their whole ID with an item of another input, although there are a thousand times more IDs than items.</source>
        <translation>{:.1f} % 的物品与输入不同的物品共用完整 ID，尽管 ID 数量是物品的一千倍。</translation>
    </message>
    <message>
        <source>The codes tell the decoder next to nothing: it misses {:.0f} % of the inputs' variance.</source>
        <translation>码几乎没有告诉解码器任何信息：它未能解释输入方差的 {:.0f} %。</translation>
    </message>
    <message>
        <source>neighbours of {} items and {} reconstructions are not of the same items</source>
        <translation>{} 个物品的近邻与 {} 个重建结果不属于相同的物品</translation>
    </message>
    <message>
        <source>{} reconstructions of width {} are not those of {} inputs of width {}</source>
        <translation>{} 个维度为 {} 的重建结果与 {} 个维度为 {} 的输入不符</translation>
    </message>
    <message>
        <source>{} numbers are not {} {} of width {}</source>
        <translation>{} 个数值无法构成 {} 个 {}（维度为 {}）</translation>
    </message>
    <message>
        <source>row {}, column {} of the {} is {}</source>
        <translation>第 {} 行、第 {} 列（{}）的值为 {}</translation>
    </message>
    <message>
        <source>these IDs have different lengths, so a suffix could be read as a code (row {} ends before the last level); keep the collisions</source>
        <translation>这些 ID 的长度不同，后缀可能被误认为码（第 {} 行在最后一个层级之前结束）；请保留冲突</translation>
    </message>
    <message>
        <source>this policy measures distances of items to the last level's codes, and they are not known here; choose keep, suffix or suffix_if_needed</source>
        <translation>此策略要测量物品到最后一个层级各码的距离，而此处没有这些距离；请选择 keep、suffix 或 suffix_if_needed</translation>
    </message>
    <message>
        <source>vectors and codebook of the last level do not fit the code table</source>
        <translation>最后一个层级的向量和码本与码表不符</translation>
    </message>
    <message>
        <source>no policy for collisions is called '{}'; there are {}</source>
        <translation>没有名为“{}”的冲突处理策略；可用的有 {}</translation>
    </message>
    <message>
        <source>codebooks and latents of this tokenizer are neither those of residual levels nor parts side by side, so its items' distances to the last level's codes are unknown; choose keep, suffix or suffix_if_needed</source>
        <translation>此分词器的码本和潜向量既不属于残差层级，也不是并列的各部分，因此其物品到最后一个层级各码的距离未知；请选择 keep、suffix 或 suffix_if_needed</translation>
    </message>
    <message>
        <source>the items have no {}attribute '{}'; {}</source>
        <translation>物品没有 {}属性“{}”；{}</translation>
    </message>
    <message>
        <source>they have no categorical one: choose auto or none</source>
        <translation>物品没有类别属性：请选择 auto 或 none</translation>
    </message>
    <message>
        <source>choose auto, none or one of </source>
        <translation>请选择 auto、none 或以下之一：</translation>
    </message>
    <message>
        <source>{} kept no {} in epoch {}, so its items' distances to codes are unknown; choose keep, suffix or suffix_if_needed</source>
        <translation>{} 未保留 {}（第 {} 轮），因此其物品到码的距离未知；请选择 keep、suffix 或 suffix_if_needed</translation>
    </message>
    <message>
        <source>the latents are not [items, dim] for the items of the codes</source>
        <translation>潜向量的形状不是与这些码的物品对应的 [items, dim]</translation>
    </message>
    <message>
        <source>{} items got another last code so that fewer share their codes</source>
        <translation>{} 个物品的最后一个码已更换，使码完全相同的物品更少</translation>
    </message>
    <message>
        <source>{} items got a number after their codes because another item has the same</source>
        <translation>{} 个物品的码后加上了编号，因为另有物品的码与之相同</translation>
    </message>
    <message>
        <source>{} items still share all their codes</source>
        <translation>仍有 {} 个物品的码与其他物品完全相同</translation>
    </message>
    <message>
        <source>no model here can take its item vectors from codes</source>
        <translation>此处没有能用码构成物品向量的模型</translation>
    </message>
    <message>
        <source>a run of the pair has no test values of '{}' by user</source>
        <translation>这一对运行中有一个没有“{}”的逐用户测试值</translation>
    </message>
    <message>
        <source>{} is a run of {}, which makes no codes; name a tokenizer's run</source>
        <translation>{} 是 {} 的运行，而该模型不产生码；请指定分词器的运行</translation>
    </message>
    <message>
        <source>the run was made elsewhere: its experiment is not known, so it cannot be run again</source>
        <translation>此运行来自其他程序：其实验未知，因此无法重新运行</translation>
    </message>
    <message>
        <source>balanced assignment needs an epsilon of at least 0.002: below, its kernel overflows</source>
        <translation>均衡分配的 epsilon 至少为 0.002：再小其核会溢出</translation>
    </message>
    <message>
        <source>'{}' is no column of categories</source>
        <translation>“{}”不是类别列</translation>
    </message>
    <message>
        <source>'{}' lists several categories an item: it makes a path by itself, without other columns</source>
        <translation>“{}”为每个物品列出多个类别：它本身即构成路径，不能与其他列并用</translation>
    </message>
    <message>
        <source>a semantic ID needs categories</source>
        <translation>语义 ID 需要类别</translation>
    </message>
    <message>
        <source>the grid {} has more than {} codes; take fewer levels or channels</source>
        <translation>网格 {} 的码多于 {} 个；请减少级数或通道数</translation>
    </message>
    <message>
        <source>{} items for {} codes a level: the codes beyond the items repeat others and stay unused</source>
        <translation>{} 个物品，每层级 {} 个码：超出物品数的码与其他码重复，一直未使用</translation>
    </message>
    <message>
        <source>Hua et al., How to index item IDs for recommendation foundation models, SIGIR-AP 2023</source>
        <translation>Hua et al., How to index item IDs for recommendation foundation models, SIGIR-AP 2023</translation>
    </message>
    <message>
        <source>embeddings from codes need the run of a tokenizer: --set tokenizer.run=RUN</source>
        <translation>用码构成嵌入需要一个分词器的运行：--set tokenizer.run=RUN</translation>
    </message>
    <message>
        <source>item vectors of {} values cannot be cut into {} parts; choose fewer levels</source>
        <translation>含 {} 个值的物品向量无法切成 {} 个部分；请减少层级数</translation>
    </message>
    <message>
        <source>Balanced residual k-means</source>
        <translation>Balanced residual k-means</translation>
    </message>
    <message>
        <source>Deng et al., OneRec, arXiv:2502.18965, 2025</source>
        <translation>Deng et al., OneRec, arXiv:2502.18965, 2025</translation>
    </message>
    <message>
        <source>{} features cannot be cut into {} slices</source>
        <translation>{} 个特征无法切成 {} 个切片</translation>
    </message>
    <message>
        <source>Jiang et al., RecGPT: A foundation model for sequential recommendation, 2025; Mentzer et al., Finite scalar quantization, ICLR 2024</source>
        <translation>Jiang et al., RecGPT: A foundation model for sequential recommendation, 2025; Mentzer et al., Finite scalar quantization, ICLR 2024</translation>
    </message>
    <message>
        <source>model.decoder = attention</source>
        <translation>model.decoder = attention</translation>
    </message>
    <message>
        <source>no item of '{}' has a code in {}</source>
        <translation>“{}”的物品在 {} 中都没有码</translation>
    </message>
    <message>
        <source>name a code table of the data set or a file of codes, not both</source>
        <translation>请指定数据集的码表或码文件，二者只能选一</translation>
    </message>
    <message>
        <source>data set '{}' has no codes. Import it again with its index file (*.index.json, or a CSV with code_0, code_1, …) beside the data, or name the file with model.path</source>
        <translation>数据集“{}”没有码。请把索引文件（*.index.json，或含 code_0、code_1、… 的 CSV）放在数据旁并重新导入，或用 model.path 指定该文件</translation>
    </message>
    <message>
        <source>data set '{}' has several code tables; choose one of {}</source>
        <translation>数据集“{}”有多个码表；请从以下各项中选择：{}</translation>
    </message>
    <message>
        <source>data set '{}' has no code table '{}'; it has {}</source>
        <translation>数据集“{}”没有码表“{}”；可用的有 {}</translation>
    </message>
    <message>
        <source>{} sizes for {} levels; give one for all or one a level</source>
        <translation>给出了 {} 个大小，而层级有 {} 个；请给出一个用于全部层级，或每个层级一个</translation>
    </message>
    <message>
        <source>level {} of {} has code {}, so its codebook holds at least {} codes, not {}; 0 takes the least</source>
        <translation>层级 {}（{}）中有码 {}，因此其码本至少有 {} 个码，而不是 {} 个；0 表示取最小值</translation>
    </message>
    <message>
        <source>tables such as those of TIGER, LC-Rec and MiniOneRec (*.index.json)</source>
        <translation>TIGER、LC-Rec 和 MiniOneRec 等使用的码表（*.index.json）</translation>
    </message>
    <message>
        <source>{} codes cannot be put into {} groups of at least two; take fewer groups</source>
        <translation>{} 个码无法分成 {} 个至少含两个码的组；请减少组数</translation>
    </message>
    <message>
        <source>Wang et al., Learnable item tokenization for generative recommendation (LETTER), CIKM 2024</source>
        <translation>Wang et al., Learnable item tokenization for generative recommendation (LETTER), CIKM 2024</translation>
    </message>
    <message>
        <source>MMQ reads two modalities, and '{}' is {}. Name two of the data set's, joined with a plus sign: --set features.modality=text+image</source>
        <translation>MMQ 读取两种模态，而“{}”的模态数为 {}。请指定数据集的两种模态，用加号连接：--set features.modality=text+image</translation>
    </message>
    <message>
        <source>Xu et al., MMQ: Multimodal mixture-of-quantization tokenization for semantic IDs, 2025</source>
        <translation>Xu et al., MMQ: Multimodal mixture-of-quantization tokenization for semantic IDs, 2025</translation>
    </message>
    <message>
        <source>MPQ (REG4Rec)</source>
        <translation>MPQ (REG4Rec)</translation>
    </message>
    <message>
        <source>Xing et al., REG4Rec: Reasoning-enhanced generative model for large-scale recommendation systems, 2025</source>
        <translation>Xing et al., REG4Rec: Reasoning-enhanced generative model for large-scale recommendation systems, 2025</translation>
    </message>
    <message>
        <source>rotation learned: distortion {:.4g} at the start, {:.4g} now</source>
        <translation>旋转已学得：失真开始时为 {:.4g}，现在为 {:.4g}</translation>
    </message>
    <message>
        <source>Ge, He, Ke and Sun, Optimized product quantization, CVPR 2013</source>
        <translation>Ge, He, Ke and Sun, Optimized product quantization, CVPR 2013</translation>
    </message>
    <message>
        <source>model.path = collaborative</source>
        <translation>model.path = collaborative</translation>
    </message>
    <message>
        <source>model.path = semantic</source>
        <translation>model.path = semantic</translation>
    </message>
    <message>
        <source>this data set has no times by which users could be put in order; choose another order</source>
        <translation>此数据集没有可用来排列用户的时间；请选择其他顺序</translation>
    </message>
    <message>
        <source>the items of '{}' have no titles. Import it again with an item table, or choose another tokenizer</source>
        <translation>“{}”的物品没有标题。请连同物品表重新导入，或选择其他分词器</translation>
    </message>
    <message>
        <source>the items have no categories, so nothing anchors the codebooks</source>
        <translation>物品没有类别，因此没有什么可以锚定码本</translation>
    </message>
    <message>
        <source>PRISM: Purified representation and integrated semantic modeling for generative sequential recommendation, 2026</source>
        <translation>PRISM: Purified representation and integrated semantic modeling for generative sequential recommendation, 2026</translation>
    </message>
    <message>
        <source>Jégou, Douze and Schmid, Product quantization for nearest neighbor search, IEEE TPAMI 2011</source>
        <translation>Jégou, Douze and Schmid, Product quantization for nearest neighbor search, IEEE TPAMI 2011</translation>
    </message>
    <message>
        <source>OneRec technical report, arXiv:2506.13695, 2025</source>
        <translation>OneRec technical report, arXiv:2506.13695, 2025</translation>
    </message>
    <message>
        <source>Lin et al., Order-agnostic identifier for large language model-based generative recommendation, SIGIR 2025</source>
        <translation>Lin et al., Order-agnostic identifier for large language model-based generative recommendation, SIGIR 2025</translation>
    </message>
    <message>
        <source>van den Oord et al., Neural discrete representation learning, NeurIPS 2017</source>
        <translation>van den Oord et al., Neural discrete representation learning, NeurIPS 2017</translation>
    </message>
    <message>
        <source>Train for more epochs: so few leave no room for a warm-up of the encoder.</source>
        <translation>请训练更多轮次：这么少的轮次没有给编码器留出预热的余地。</translation>
    </message>
    <message>
        <source>balanced assignment needs an epsilon of at least {}; 0 turns it off</source>
        <translation>均衡分配的 epsilon 至少为 {}；0 表示关闭</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>attention of {} layers and {} heads does not belong to that of {} and {}</source>
        <translation>{} 层 {} 头的注意力与 {} 层 {} 头的不匹配</translation>
    </message>
    <message>
        <source>layer {}, head {}: query {} has a weight that is not a number</source>
        <translation>第 {} 层第 {} 头：查询 {} 的某个权重不是数字</translation>
    </message>
    <message>
        <source>layer {}, head {}: query {} looks at tokens that come after it</source>
        <translation>第 {} 层第 {} 头：查询 {} 看到了其后的词元</translation>
    </message>
    <message>
        <source>layer {}, head {}: the weights of query {} sum to {:.4g}, not to 1</source>
        <translation>第 {} 层第 {} 头：查询 {} 的权重之和为 {:.4g}，而不是 1</translation>
    </message>
    <message>
        <source>{} weights are no attention of {} layers, {} heads and {} tokens</source>
        <translation>{} 个权重不构成 {} 层、{} 头、{} 个词元的注意力</translation>
    </message>
    <message>
        <source>the histories were not read by the same number of heads</source>
        <translation>这些历史不是由相同数量的注意力头读取的</translation>
    </message>
    <message>
        <source>the codebooks are not those of a residual quantiser of these latents</source>
        <translation>这些码本不属于这些潜向量的残差量化器</translation>
    </message>
    <message>
        <source>a pair names {} {}, and there are vectors of {}</source>
        <translation>有一对用到了{} {}，而向量只有 {} 个</translation>
    </message>
    <message>
        <source>users of width {} and items of width {} are not on one sphere</source>
        <translation>维度为 {} 的用户与维度为 {} 的物品不在同一个球面上</translation>
    </message>
    <message>
        <source>the {} have {} vectors and {} numbers of interactions</source>
        <translation>{}有 {} 个向量，却有 {} 个交互次数</translation>
    </message>
    <message>
        <source>none of the {} {} has a direction: {} are all zeros, {} hold NaN or infinity</source>
        <translation>{} 个{}都没有方向：{} 个全为零，{} 个含有 NaN 或无穷大</translation>
    </message>
    <message>
        <source>vectors of width {} and of width {} are not on one sphere</source>
        <translation>维度为 {} 和 {} 的向量不在同一个球面上</translation>
    </message>
    <message>
        <source>vectors of width {} cannot be laid on vectors of width {}</source>
        <translation>维度为 {} 的向量无法与维度为 {} 的向量对齐</translation>
    </message>
    <message>
        <source>no row has a direction in both epochs: nothing can be laid on anything</source>
        <translation>没有哪一行在两个轮次中都有方向：无法对齐</translation>
    </message>
    <message>
        <source>nobody among these users has a history, so there is no attention to look at</source>
        <translation>这些用户都没有历史，因此没有可查看的注意力</translation>
    </message>
    <message>
        <source>no attention was recorded in epoch {}: it comes with record.attention_users</source>
        <translation>第 {} 轮没有记录注意力：由 record.attention_users 开启</translation>
    </message>
    <message>
        <source>user '{}' has no history before the {} part, so there is nothing to look at</source>
        <translation>用户“{}”在 {} 部分之前没有历史，因此没有可看的内容</translation>
    </message>
    <message>
        <source>{} was imported without a data set, so there is nobody to recommend to. Import it again and name the data set that its items are of</source>
        <translation>{} 导入时没有指定数据集，因此没有可推荐的用户。请重新导入并指定其物品所属的数据集</translation>
    </message>
    <message>
        <source>Weight that pulls vectors to their codes</source>
        <translation>把向量拉向其编码的权重</translation>
    </message>
    <message>
        <source>Stale codes moved to vectors of the batch</source>
        <translation>闲置编码移到批次的向量上</translation>
    </message>
    <message>
        <source>Balanced assignment while training</source>
        <translation>训练时均衡分配</translation>
    </message>
    <message>
        <source>First codes chosen by angle</source>
        <translation>首层编码按角度选择</translation>
    </message>
    <message>
        <source>Reward for even use</source>
        <translation>奖励均匀使用</translation>
    </message>
    <message>
        <source>Batches quantised by fewer levels</source>
        <translation>部分批次用较少层级量化</translation>
    </message>
    <message>
        <source>the exposure of items is not a table of items and ranks</source>
        <translation>物品曝光不是按物品和名次排列的表格</translation>
    </message>
    <message>
        <source>the popularity is not one number an item</source>
        <translation>流行度不是每个物品一个数</translation>
    </message>
    <message>
        <source>the split of {} cannot be made again: its data set is not what it was</source>
        <translation>无法重新得到 {} 的划分：其数据集已经改变</translation>
    </message>
    <message>
        <source>the run names no data set of this workspace, so nothing is known of its users</source>
        <translation>该运行没有指明本工作区中的数据集，因此对其用户一无所知</translation>
    </message>
    <message>
        <source>the run's folder has no users.txt, so nobody knows whose values it holds</source>
        <translation>运行文件夹中没有 users.txt，因此无法知道这些数值属于谁</translation>
    </message>
    <message>
        <source>{} is a tokenizer's run: it ranks nothing, so nobody is served better or worse by it. Name a recommender's run.</source>
        <translation>{} 是分词器的运行：它不做排序，因此谈不上服务好坏。请指定一个推荐模型的运行。</translation>
    </message>
    <message>
        <source>{} recorded no values by user on the {} part. Train the model again, or name another part with --split.</source>
        <translation>{} 在 {} 部分没有记录逐用户的数值。请重新训练该模型，或用 --split 指定另一部分。</translation>
    </message>
    <message>
        <source>{} has no values of '{}' by user{}. There are: {}</source>
        <translation>{} 没有“{}”的逐用户数值{}。已有：{}</translation>
    </message>
    <message>
        <source>; did you mean '{}'?</source>
        <translation>；您是否想写“{}”？</translation>
    </message>
    <message>
        <source>the run has {} values of {} but {} users</source>
        <translation>该运行有 {} 个 {} 的数值，却有 {} 个用户</translation>
    </message>
    <message>
        <source>{} did not record how active its users were</source>
        <translation>{} 没有记录其用户的活跃程度</translation>
    </message>
    <message>
        <source>nothing is known of the users, so there is no '{}': import the data set again with --users FILE</source>
        <translation>对用户一无所知，因此没有“{}”：请用 --users FILE 重新导入数据集</translation>
    </message>
    <message>
        <source>the users have no attribute '{}'{}. There are: {}</source>
        <translation>用户没有属性“{}”{}。已有：{}</translation>
    </message>
    <message>
        <source>the run did not record how often each item was recommended: rank again with its model (--evaluate)</source>
        <translation>该运行没有记录每个物品被推荐的次数：请用其模型重新排序（--evaluate）</translation>
    </message>
    <message>
        <source>{} places of the lists stayed empty: corrected item measures hold for full lists only</source>
        <translation>列表中有 {} 个位置为空：校正后的物品指标只对完整列表成立</translation>
    </message>
    <message>
        <source>{:.0f} % of the users have 0: inequality then says little that the mean does not</source>
        <translation>{:.0f} % 的用户为 0：此时不平等指标所说的与均值几乎相同</translation>
    </message>
    <message>
        <source>nearly all users have 0 or the same value: Gini then repeats the mean</source>
        <translation>几乎所有用户的值都是 0 或同一个值：此时基尼系数只是重复均值</translation>
    </message>
    <message>
        <source>inequality is relative: a model that fails everybody alike looks equal; read it beside the mean</source>
        <translation>不平等是相对的：对所有人都同样差的模型看起来很平等；请与均值一起看</translation>
    </message>
    <message>
        <source>nothing is known of the users by which they could be told apart</source>
        <translation>没有任何可用来区分用户的信息</translation>
    </message>
    <message>
        <source>the name of the folder is no whole number, so its epoch is not known</source>
        <translation>文件夹名不是整数，因此不知道是哪一轮</translation>
    </message>
    <message>
        <source>epoch {} is in epochs/{} already</source>
        <translation>第 {} 轮已在 epochs/{} 中</translation>
    </message>
    <message>
        <source>there is no items.txt, so nobody knows which items the rows of {} are. Write one raw id a line, in the order of the rows</source>
        <translation>没有 items.txt，因此不知道 {} 的各行是哪些物品。请按行的顺序每行写一个原始 ID</translation>
    </message>
    <message>
        <source>its shape is ({}), and [{}] is needed</source>
        <translation>它的形状是 ({})，需要 [{}]</translation>
    </message>
    <message>
        <source>it has {} rows, and {} has {} ids</source>
        <translation>它有 {} 行，而 {} 有 {} 个 ID</translation>
    </message>
    <message>
        <source>it holds floating-point numbers; save codes as codes.astype("int32")</source>
        <translation>它存的是浮点数；请用 codes.astype("int32") 保存码</translation>
    </message>
    <message>
        <source>it has {} levels; 1 to {} can be shown</source>
        <translation>它有 {} 层；可显示 1 到 {} 层</translation>
    </message>
    <message>
        <source>it has {} levels, and an earlier epoch {}</source>
        <translation>它有 {} 层，而更早的一轮有 {} 层</translation>
    </message>
    <message>
        <source>row {}, level {}: {} is no code; codes go from 0 to {}, -1 means none</source>
        <translation>第 {} 行第 {} 层：{} 不是码；码从 0 到 {}，-1 表示没有</translation>
    </message>
    <message>
        <source>none of the codes of this tokenizer can be shown; of the first: </source>
        <translation>该分词器的编码均无法显示；首个原因：</translation>
    </message>
    <message>
        <source>there is no users.txt, so nobody knows whose its rows are</source>
        <translation>没有 users.txt，因此不知道各行属于哪个用户</translation>
    </message>
    <message>
        <source>row {}, column {} (both from 0) is {}; only finite numbers can be shown</source>
        <translation>第 {} 行第 {} 列（均从 0 数起）是 {}；只能显示有限的数</translation>
    </message>
    <message>
        <source>it has {} codes; 1 to {} can be shown</source>
        <translation>它有 {} 个码；可显示 1 到 {} 个</translation>
    </message>
    <message>
        <source>the codes have {} levels, counted from 0</source>
        <translation>码有 {} 层，从 0 数起</translation>
    </message>
    <message>
        <source>it has {} codes, and items have code {}</source>
        <translation>它有 {} 个码，而有物品的码是 {}</translation>
    </message>
    <message>
        <source>it should hold one whole number for each level of the codes</source>
        <translation>它应当为每一层码存一个整数</translation>
    </message>
    <message>
        <source>a codebook holds 1 to {} codes</source>
        <translation>一个码本包含 1 到 {} 个编码</translation>
    </message>
    <message>
        <source>its shape is ({}), and [layers, heads, queries, keys] is needed</source>
        <translation>其形状为 ({})，需要 [层, 头, 查询, 键]</translation>
    </message>
    <message>
        <source> is not beside it, which names its tokens</source>
        <translation> 不在其旁，它应列出词元</translation>
    </message>
    <message>
        <source>'{}' cannot be looked up: no attributes of users or items are at hand</source>
        <translation>无法查找“{}”：没有可用的用户或物品属性</translation>
    </message>
    <message>
        <source>neither users nor items have an attribute '{}' that makes groups; there are {}</source>
        <translation>用户和物品都没有可用于分组的属性“{}”；可用的有 {}</translation>
    </message>
    <message>
        <source>without training pairs, popularity and attributes: {}</source>
        <translation>没有训练对、流行度和属性：{}</translation>
    </message>
    <message>
        <source>this model reads the item embeddings of a recommender. Train one, then name its run: --set collaborative.run=RUN</source>
        <translation>此模型读取推荐模型的物品嵌入。请先训练一个，再指定其运行：--set collaborative.run=RUN</translation>
    </message>
    <message>
        <source>{}, a run of {}, recorded no item embeddings; name a run of a model that has some, such as light_gcn or sasrec, trained with record.embeddings on</source>
        <translation>{}（{} 的运行）没有记录物品嵌入；请指定有嵌入的模型（如 light_gcn 或 sasrec）的运行，训练时须开启 record.embeddings</translation>
    </message>
    <message>
        <source>the item embeddings are not [items, dim] for the {} items of items.txt</source>
        <translation>物品嵌入不是 items.txt 中 {} 个物品的 [items, dim] 数组</translation>
    </message>
    <message>
        <source>only {} of the {} items of '{}' have an embedding in {}, which was trained on '{}'; name a run of the same data set</source>
        <translation>只有 {} 个物品（共 {} 个，数据集“{}”）在 {} 中有嵌入，该运行是在“{}”上训练的；请指定同一数据集的运行</translation>
    </message>
    <message>
        <source>{} of {} items have no embedding in {}</source>
        <translation>{} 个物品（共 {} 个）在 {} 中没有嵌入</translation>
    </message>
    <message>
        <source>{} was trained on another split: its embeddings may know what is held out here</source>
        <translation>{} 是在另一种划分上训练的：它的嵌入可能知道此处留出的内容</translation>
    </message>
    <message>
        <source>not all of these runs have values of '{}' by user. They share: {}</source>
        <translation>这些运行并非都有“{}”的逐用户数值。共有的是：{}</translation>
    </message>
    <message>
        <source>tests: {}; models against the baseline: {}; metrics: {}</source>
        <translation>检验 {} 次；与基线比较的模型 {} 个；指标 {} 个</translation>
    </message>
    <message>
        <source>{}: the seeds of {} or {} differ by more than the models do</source>
        <translation>{}：{} 或 {} 的各随机种子之间的差异大于模型之间的差异</translation>
    </message>
    <message>
        <source>{}: users without a value: {} under {}, {} under {}; the {} in either are left out</source>
        <translation>{}：没有数值的用户：{} 个（{}），{} 个（{}）；其中任一没有数值的 {} 个用户不参与比较</translation>
    </message>
    <message>
        <source>{} runs of this workspace were tested on '{}'; choosing the best of many flatters it</source>
        <translation>本工作区有 {} 个运行在“{}”上测试过；从众多运行中选最好的会高估它</translation>
    </message>
    <message>
        <source>masks of seen items</source>
        <translation>已交互物品的屏蔽</translation>
    </message>
    <message>
        <source>orders of equal scores (ties)</source>
        <translation>同分的排序方式（并列）</translation>
    </message>
    <message>
        <source>the runs are on different data, so their users cannot be paired</source>
        <translation>这些运行使用不同的数据，因此无法按用户配对</translation>
    </message>
    <message>
        <source>the runs are on different splits: what is tested of a user is not the same</source>
        <translation>这些运行使用不同的划分：同一用户被测试的内容不同</translation>
    </message>
    <message>
        <source>the runs share no metric with values by user on the {} part</source>
        <translation>这些运行在 {} 部分没有共同的逐用户指标</translation>
    </message>
    <message>
        <source>the run was made elsewhere: its experiment is not known, so its model cannot be asked here. What its folder holds is shown</source>
        <translation>该运行在别处产生：实验配置未知，因此无法在这里询问它的模型。可以显示它的文件夹中的内容</translation>
    </message>
    <message>
        <source>the document beside the attention is no JSON object</source>
        <translation>注意力旁的文档不是 JSON 对象</translation>
    </message>
    <message>
        <source>'{}' does not list {} tokens, as the attention beside it has</source>
        <translation>“{}”没有列出旁边注意力所含的 {} 个词元</translation>
    </message>
    <message>
        <source>the attention of user '{}' was not recorded in epoch {}; there is that of {}</source>
        <translation>第 {1} 轮没有记录用户“{0}”的注意力；有 {2} 的</translation>
    </message>
    <message>
        <source>the attention is not [layers, heads, tokens, tokens]</source>
        <translation>注意力不是 [层, 头, 词元, 词元]</translation>
    </message>
    <message>
        <source>the array has the shape [{}]; embeddings are [rows, dim]: one row a vector</source>
        <translation>数组的形状是 [{}]；嵌入应为 [行, 维]：每行一个向量</translation>
    </message>
    <message>
        <source>{} rows do not fit the {} ids of {}</source>
        <translation>{} 行与 {} 个 ID（{}）不符</translation>
    </message>
    <message>
        <source>{} recorded no embeddings: train it again with record.embeddings = true</source>
        <translation>{} 没有记录嵌入：请以 record.embeddings = true 重新训练</translation>
    </message>
    <message>
        <source>{} has no embeddings of users or items. Train a model that has them: {}</source>
        <translation>{} 没有用户或物品的嵌入。请训练有嵌入的模型：{}</translation>
    </message>
    <message>
        <source>{} kept no embeddings of epoch {}; it kept those of {}</source>
        <translation>{} 没有保留第 {} 轮的嵌入；保留的是第 {} 轮</translation>
    </message>
    <message>
        <source>the import was not finished</source>
        <translation>导入没有完成</translation>
    </message>
    <message>
        <source>the data set '{}' has none of the {} items of the run: its ids are such as '{}', those of the run such as '{}'. Name another data set, or none</source>
        <translation>数据集“{}”中没有该运行的 {} 个物品中的任何一个：它的 ID 形如“{}”，该运行的 ID 形如“{}”。请指定别的数据集，或不指定</translation>
    </message>
    <message>
        <source>cannot copy the file: {}</source>
        <translation>无法复制文件：{}</translation>
    </message>
    <message>
        <source>Measuring the codes</source>
        <translation>正在度量码</translation>
    </message>
    <message>
        <source>{} users are not among those of {}, such as '{}'</source>
        <translation>有 {} 个用户不在 {} 的用户之中，例如“{}”</translation>
    </message>
    <message>
        <source>the data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>the data set '{}' has no item vectors</source>
        <translation>数据集“{}”没有物品向量</translation>
    </message>
    <message>
        <source>the data set '{}' is not what it was when the run was imported</source>
        <translation>数据集“{}”已不是导入该运行时的样子</translation>
    </message>
    <message>
        <source>the run was imported without a data set and has no items.csv</source>
        <translation>该运行导入时没有指定数据集，文件夹中也没有 items.csv</translation>
    </message>
    <message>
        <source>the run has no inputs.npy in its folder, and the data set '{}' no item vectors</source>
        <translation>该运行的文件夹中没有 inputs.npy，数据集“{}”也没有物品向量</translation>
    </message>
    <message>
        <source>the run has no inputs.npy in its folder</source>
        <translation>该运行的文件夹中没有 inputs.npy</translation>
    </message>
    <message>
        <source>the file is empty; its first line should name the columns</source>
        <translation>文件为空；首行应列出列名</translation>
    </message>
    <message>
        <source>there are no embeddings to be drawn</source>
        <translation>没有可绘制的嵌入</translation>
    </message>
    <message>
        <source>no row has a direction: there is nothing to be drawn</source>
        <translation>没有哪一行有方向：没有可绘制的内容</translation>
    </message>
    <message>
        <source>this model reads no histories</source>
        <translation>该模型不读取历史</translation>
    </message>
    <message>
        <source>this model has no attention to look at</source>
        <translation>该模型没有可看的注意力</translation>
    </message>
    <message>
        <source>this model cannot rank after a history that is not in its data</source>
        <translation>该模型无法对不在其数据中的历史进行排序</translation>
    </message>
    <message>
        <source>no two users share a value of '{}', so it makes no groups</source>
        <translation>没有两个用户的“{}”取值相同，因此不能据此分组</translation>
    </message>
    <message>
        <source>the {} commonest of {} values</source>
        <translation>{} 个最常见的值（共 {} 个）</translation>
    </message>
    <message>
        <source>'{}' is not known of any user</source>
        <translation>没有任何用户的“{}”是已知的</translation>
    </message>
    <message>
        <source>'{}' is the same for all users, so it makes no groups</source>
        <translation>所有用户的“{}”都相同，因此不能据此分组</translation>
    </message>
    <message>
        <source>{} groups of about equal size</source>
        <translation>{} 个大小大致相等的组</translation>
    </message>
    <message>
        <source>a user may have several values of '{}', so they make no groups that can be compared</source>
        <translation>一个用户可以有多个“{}”的值，因此不能分成可以比较的组</translation>
    </message>
    <message>
        <source>it is not known how active users are</source>
        <translation>不知道用户的活跃程度</translation>
    </message>
    <message>
        <source>the most active {} % of the users ({} training interactions or more)</source>
        <translation>最活跃的 {} % 的用户（训练交互不少于 {} 次）</translation>
    </message>
    <message>
        <source>{} points cannot be shared out among {} clusters of {} to {}</source>
        <translation>{} 个点无法分配到 {} 个大小为 {} 到 {} 的簇中</translation>
    </message>
    <message>
        <source>the training stopped while the tokenizer was still learning alone, so nothing can be ranked yet; resume the run</source>
        <translation>训练在分词器单独学习时停止，尚无法排序；请继续该运行</translation>
    </message>
    <message>
        <source>there is no item with index {}; the catalogue has {}</source>
        <translation>没有索引为 {} 的物品；目录中有 {} 个</translation>
    </message>
    <message>
        <source>the model gives a score that is not a number; its training has diverged</source>
        <translation>模型给出的得分不是数字；其训练已发散</translation>
    </message>
    <message>
        <source>the history has {} items, {} times and {} marks</source>
        <translation>历史有 {} 个物品、{} 个时间和 {} 个标记</translation>
    </message>
    <message>
        <source>a bootstrap needs resamples and a level between 0 and 1</source>
        <translation>自助法需要重采样次数以及 0 到 1 之间的置信水平</translation>
    </message>
    <message>
        <source>a bootstrap takes at most 2^32 values</source>
        <translation>自助法最多接受 2^32 个值</translation>
    </message>
    <message>
        <source>a list holds an item that the catalogue does not have</source>
        <translation>列表中有目录里没有的物品</translation>
    </message>
    <message>
        <source>exposure is measured at a rank that was not counted</source>
        <translation>在没有统计过的名次上测量曝光</translation>
    </message>
    <message>
        <source>the popularity is not that of the exposed items</source>
        <translation>流行度与被曝光的物品不对应</translation>
    </message>
    <message>
        <source>relevance has a negative grade; grades start at 0</source>
        <translation>相关性等级为负；等级从 0 开始</translation>
    </message>
    <message>
        <source>paired values must be of the same units</source>
        <translation>配对的数值必须属于相同的单位</translation>
    </message>
    <message>
        <source>it is a pickle, which is not opened because it can run code. Turn its arrays into .npy in Python: import numpy, {}</source>
        <translation>这是 pickle 文件，因其可运行代码而不予打开。请在 Python 中把数组转换为 .npy：import numpy, {}</translation>
    </message>
    <message>
        <source>torch; numpy.save("{}.npy", torch.load("{}", map_location="cpu").numpy())</source>
        <translation>torch; numpy.save("{}.npy", torch.load("{}", map_location="cpu").numpy())</translation>
    </message>
    <message>
        <source>pickle; numpy.save("{}.npy", numpy.asarray(pickle.load(open("{}", "rb"))))</source>
        <translation>pickle; numpy.save("{}.npy", numpy.asarray(pickle.load(open("{}", "rb"))))</translation>
    </message>
    <message>
        <source>archives of arrays are not opened, they may hold pickles. Turn it into .npy in Python: import numpy; [numpy.save(f"{{k}}.npy", a) for k, a in numpy.load("{}").items()]</source>
        <translation>数组归档可能含有 pickle，不予打开。请在 Python 中转换为 .npy：import numpy; [numpy.save(f"{{k}}.npy", a) for k, a in numpy.load("{}").items()]</translation>
    </message>
    <message>
        <source>run.json has {}; what describes a run fits into {}</source>
        <translation>run.json 有 {}；描述一个运行的内容不超过 {}</translation>
    </message>
    <message>
        <source>run.json is no JSON from here on. Python writes NaN and Infinity, which JSON does not have: leave such values out</source>
        <translation>run.json 从此处起不是 JSON。Python 会写出 JSON 没有的 NaN 和 Infinity：请略去这些值</translation>
    </message>
    <message>
        <source>a whole number from 0 on</source>
        <translation>从 0 起的整数</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>文本列表</translation>
    </message>
    <message>
        <source>run.json should hold one object: {"format": 1, "kind": "tokenizer"}</source>
        <translation>run.json 应为一个对象：{"format": 1, "kind": "tokenizer"}</translation>
    </message>
    <message>
        <source>run.json does not say its format; write "format": 1</source>
        <translation>run.json 没有说明格式；请写 "format": 1</translation>
    </message>
    <message>
        <source>its format is {}, and the newest known here is {}: what is known of it was read</source>
        <translation>它的格式是 {}，这里已知的最新格式是 {}：已读取其中已知的内容</translation>
    </message>
    <message>
        <source>the kind of the run is {}; write "kind": "tokenizer", "recommender" or "other"</source>
        <translation>运行的类型是 {}；请写 "kind": "tokenizer"、"recommender" 或 "other"</translation>
    </message>
    <message>
        <source>'created' is '{}'; write the time in UTC: 2024-05-01T12:34:56Z</source>
        <translation>“created”为“{}”；请用 UTC 写时间：2024-05-01T12:34:56Z</translation>
    </message>
    <message>
        <source>it is a link, and links are not followed: put the file itself here</source>
        <translation>这是一个链接，而链接不会被跟随：请把文件本身放在这里</translation>
    </message>
    <message>
        <source>it is no plain file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>the folder cannot be listed: {}</source>
        <translation>无法列出文件夹：{}</translation>
    </message>
    <message>
        <source>there is no run.json in the folder, so it is no run; it would hold at least {"format": 1, "kind": "tokenizer"}</source>
        <translation>文件夹中没有 run.json，因此它不是一次运行；run.json 至少应为 {"format": 1, "kind": "tokenizer"}</translation>
    </message>
    <message>
        <source>run.json is a link, and links are not followed: put the file itself here</source>
        <translation>run.json 是链接，而链接不会被跟随：请把文件本身放在这里</translation>
    </message>
    <message>
        <source>the line is empty where an id should stand</source>
        <translation>这一行是空的，应当有一个 ID</translation>
    </message>
    <message>
        <source>the id is not UTF-8; write the file with encoding="utf-8"</source>
        <translation>该 ID 不是 UTF-8；请用 encoding="utf-8" 写文件</translation>
    </message>
    <message>
        <source>the id '{}' stands twice, first in line {}</source>
        <translation>ID“{}”出现了两次，第一次在第 {} 行</translation>
    </message>
    <message>
        <source>it is not UTF-8; write it with encoding="utf-8"</source>
        <translation>不是 UTF-8；请用 encoding="utf-8" 写出</translation>
    </message>
    <message>
        <source>its first line should name the columns </source>
        <translation>其首行应列出列名 </translation>
    </message>
    <message>
        <source>{} cells where the first line has {}</source>
        <translation>有 {} 个单元格，而首行有 {} 个</translation>
    </message>
    <message>
        <source>; the rest of it is left out</source>
        <translation>；其余部分被略去</translation>
    </message>
    <message>
        <source> (and {} more lines of the file)</source>
        <translation>（以及文件的另外 {} 行）</translation>
    </message>
    <message>
        <source>'{}' is no number</source>
        <translation>“{}”不是数字</translation>
    </message>
    <message>
        <source>the epoch '{}' is no whole number from 0 on</source>
        <translation>轮次“{}”不是从 0 起的整数</translation>
    </message>
    <message>
        <source>the step '{}' is no whole number from 0 on</source>
        <translation>步数“{}”不是从 0 起的整数</translation>
    </message>
    <message>
        <source>the figure has no name</source>
        <translation>数值没有名称</translation>
    </message>
    <message>
        <source>the user or the figure has no name</source>
        <translation>用户或数值没有名称</translation>
    </message>
    <message>
        <source>the event has no kind</source>
        <translation>事件没有类型</translation>
    </message>
    <message>
        <source>the rank '{}' is no whole number from 1 on</source>
        <translation>名次“{}”不是从 1 起的整数</translation>
    </message>
    <message>
        <source>it should hold one JSON object of numbers: {"name": 0.5}</source>
        <translation>应为一个数字的 JSON 对象：{"name": 0.5}</translation>
    </message>
    <message>
        <source>there is no user with index {}</source>
        <translation>没有索引为 {} 的用户</translation>
    </message>
    <message>
        <source>a user without any item in the history has no attention to look at</source>
        <translation>历史中没有物品的用户没有可查看的注意力</translation>
    </message>
    <message>
        <source>alignment and uniformity are not recorded: {}</source>
        <translation>未记录对齐性和均匀性：{}</translation>
    </message>
    <message>
        <source>uniformity is measured between pairs: a batch needs two interactions or more</source>
        <translation>均匀性在成对之间度量：一个批次至少需要两次交互</translation>
    </message>
    <message>
        <source>Wang et al., Towards representation alignment and uniformity in collaborative filtering, KDD 2022</source>
        <translation>Wang et al., Towards representation alignment and uniformity in collaborative filtering, KDD 2022</translation>
    </message>
    <message>
        <source>model.encoder = light_gcn</source>
        <translation>model.encoder = light_gcn</translation>
    </message>
    <message>
        <source>sweep {} of {}: objective {:.8g} after users, {:.8g} after items</source>
        <translation>第 {} 遍（共 {} 遍）：求解用户后目标值 {:.8g}，求解物品后 {:.8g}</translation>
    </message>
    <message>
        <source>Hu, Koren and Volinsky, Collaborative filtering for implicit feedback datasets, ICDM 2008; Rendle et al., Revisiting the performance of iALS on item recommendation benchmarks, RecSys 2022</source>
        <translation>Hu, Koren and Volinsky, Collaborative filtering for implicit feedback datasets, ICDM 2008; Rendle et al., Revisiting the performance of iALS on item recommendation benchmarks, RecSys 2022</translation>
    </message>
    <message>
        <source>model.objective = uniform</source>
        <translation>model.objective = uniform</translation>
    </message>
    <message>
        <source>model.objective = confidence</source>
        <translation>model.objective = confidence</translation>
    </message>
    <message>
        <source>the mask takes one place, so at least 2 items must be read</source>
        <translation>遮罩占用一个位置，因此至少要读取 2 个物品</translation>
    </message>
    <message>
        <source>Sun et al., BERT4Rec: sequential recommendation with bidirectional encoder representations from transformer, CIKM 2019</source>
        <translation>Sun et al., BERT4Rec: sequential recommendation with bidirectional encoder representations from transformer, CIKM 2019</translation>
    </message>
    <message>
        <source>the data set has no dates, so only the order of a history is read, not its times</source>
        <translation>数据集没有日期，因此只读取历史的顺序，不读取时间</translation>
    </message>
    <message>
        <source>Zhai et al., Actions speak louder than words: trillion-parameter sequential transducers for generative recommendations, ICML 2024</source>
        <translation>Zhai et al., Actions speak louder than words: trillion-parameter sequential transducers for generative recommendations, ICML 2024</translation>
    </message>
    <message>
        <source>the pre-training takes all epochs, so nothing would be recommended; choose fewer pre-training epochs or more training.epochs</source>
        <translation>预训练占用了全部轮次，将无法推荐；请减少预训练轮数或增加 training.epochs</translation>
    </message>
    <message>
        <source>the warm-up takes the whole pre-training, so no codes would be learned; choose fewer warm-up epochs or more pre-training</source>
        <translation>预热占用了整个预训练，将学不到码；请减少预热轮数或增加预训练轮数</translation>
    </message>
    <message>
        <source>codebooks pre-trained; the recommender joins</source>
        <translation>码本预训练完成；推荐模型加入</translation>
    </message>
    <message>
        <source>model.exploration = gumbel | gaussian | none | straight_through</source>
        <translation>model.exploration = gumbel | gaussian | none | straight_through</translation>
    </message>
    <message>
        <source>model.exploration = gumbel | gaussian</source>
        <translation>model.exploration = gumbel | gaussian</translation>
    </message>
    <message>
        <source>model.uncertainty_decay = learned | both</source>
        <translation>model.uncertainty_decay = learned | both</translation>
    </message>
    <message>
        <source>model.uncertainty_decay = frequency | both</source>
        <translation>model.uncertainty_decay = frequency | both</translation>
    </message>
    <message>
        <source>Fu et al., Differentiable semantic ID for generative recommendation (DIGER), SIGIR 2026</source>
        <translation>Fu et al., Differentiable semantic ID for generative recommendation (DIGER), SIGIR 2026</translation>
    </message>
    <message>
        <source>learning from content takes all epochs, so nothing would be recommended; choose fewer content epochs or more training.epochs</source>
        <translation>学习内容占用了所有轮次，因此无法推荐；请减少内容轮数或增大 training.epochs</translation>
    </message>
    <message>
        <source>the warm-up takes all epochs of content, so no codes would be learned; choose fewer warm-up epochs or more content epochs</source>
        <translation>预热占用了全部内容轮次，因此学不到码；请减少预热轮数或增加内容轮数</translation>
    </message>
    <message>
        <source>MMQ with behaviour</source>
        <translation>结合行为的 MMQ</translation>
    </message>
    <message>
        <source>MiniOneRec, arXiv:2510.24431, 2025, after GPR</source>
        <translation>MiniOneRec, arXiv:2510.24431, 2025, after GPR</translation>
    </message>
    <message>
        <source>'{}' is no language that is written here: en or zh_CN</source>
        <translation>“{}”不是这里使用的语言：en 或 zh_CN</translation>
    </message>
    <message>
        <source>the breakpoint '{}' waits for what is measured later</source>
        <translation>断点“{}”等待以后才测量的数值</translation>
    </message>
    <message>
        <source>the breakpoint '{}' cannot be watched: {}</source>
        <translation>无法监视断点“{}”：{}</translation>
    </message>
    <message>
        <source>stopped by the breakpoint '{}' after {}: {}</source>
        <translation>被断点“{}”停止，在 {} 之后：{}</translation>
    </message>
    <message>
        <source>'{}' is no intervention: {}. They are written as `120 learning_rate 0.0001`, `120 revive_dead_codes` (or one level: `120 revive_dead_codes 2`) and `133 roll_back`, with semicolons between them; the first number is that of the batches trained before</source>
        <translation>“{}”不是干预：{}。干预写作 `120 learning_rate 0.0001`、`120 revive_dead_codes`（或单个层级：`120 revive_dead_codes 2`）和 `133 roll_back`，之间用分号隔开；第一个数是此前训练过的批次数</translation>
    </message>
    <message>
        <source>it has not two or three words</source>
        <translation>它不是由两个或三个词组成</translation>
    </message>
    <message>
        <source>it does not begin with a number of batches</source>
        <translation>它不以批次数开头</translation>
    </message>
    <message>
        <source>nothing is called '{}'</source>
        <translation>没有名为“{}”的干预</translation>
    </message>
    <message>
        <source>its last word is no number</source>
        <translation>最后一个词不是数</translation>
    </message>
    <message>
        <source>a learning rate, 0 or more, is missing</source>
        <translation>缺少学习率（0 或更大）</translation>
    </message>
    <message>
        <source>levels are counted from 0</source>
        <translation>层级从 0 开始计数</translation>
    </message>
    <message>
        <source>a roll-back goes to the last checkpoint and takes no number</source>
        <translation>回滚总是回到最近的检查点，不带数字</translation>
    </message>
    <message>
        <source>an intervention of no known kind</source>
        <translation>未知类型的干预</translation>
    </message>
    <message>
        <source>it stands after a later one</source>
        <translation>它写在更晚的干预之后</translation>
    </message>
    <message>
        <source>{} did not record how well it orders all items for each user: train it again</source>
        <translation>{} 没有记录全部物品对每个用户的排序好坏：请重新训练</translation>
    </message>
    <message>
        <source>weak: fewer than {} training interactions, and items ordered no better than by chance</source>
        <translation>弱势：训练交互少于 {} 次，且物品排序不比随机好</translation>
    </message>
    <message>
        <source>{} is fitted at once: there is nothing to intervene in</source>
        <translation>{} 一次拟合完成：没有可以干预之处</translation>
    </message>
    <message>
        <source>a '{' without its '}': figures are written {name}</source>
        <translation>“{”没有对应的“}”：数值写作 {name}</translation>
    </message>
    <message>
        <source>a figure has no form '{}': percent, whole or signed</source>
        <translation>数值没有“{}”这种格式：percent、whole 或 signed</translation>
    </message>
    <message>
        <source>the number asked for is not known</source>
        <translation>所要求的数字未知</translation>
    </message>
    <message>
        <source>{} answers are right by the runs, and one should be{}</source>
        <translation>按运行有 {} 个答案是正确的，应当恰有一个{}</translation>
    </message>
    <message>
        <source>epoch {} is shown, and '{}' ended at {}</source>
        <translation>显示的是第 {} 轮，而“{}”在第 {} 轮结束</translation>
    </message>
    <message>
        <source>the figure '{}' is not known: {}</source>
        <translation>数值“{}”未知：{}</translation>
    </message>
    <message>
        <source>the claim '{}' does not hold{}</source>
        <translation>论断“{}”不成立{}</translation>
    </message>
    <message>
        <source>its runs took {}, and a class waits {} at most</source>
        <translation>它的运行用了 {}，而课堂最多等待 {}</translation>
    </message>
    <message>
        <source>its runs took {} of memory, and {} is the most</source>
        <translation>它的运行用了 {} 内存，最多为 {}</translation>
    </message>
    <message>
        <source>a figure that it is computed from is not known</source>
        <translation>用来计算它的一个数值未知</translation>
    </message>
    <message>
        <source>the run '{}' has not been trained yet</source>
        <translation>运行“{}”还没有训练</translation>
    </message>
    <message>
        <source>the run '{}' did not record {} {}{}</source>
        <translation>运行“{}”没有记录 {} {}{}</translation>
    </message>
    <message>
        <source>the truth of the world '{}' has no '{}'</source>
        <translation>世界“{}”的真值中没有“{}”</translation>
    </message>
    <message>
        <source>'{}' of the world '{}' is no number</source>
        <translation>“{}”（世界“{}”）不是数字</translation>
    </message>
    <message>
        <source>the runs cannot be paired</source>
        <translation>这些运行无法配对</translation>
    </message>
    <message>
        <source>it is undefined</source>
        <translation>它没有定义</translation>
    </message>
    <message>
        <source>a lesson has at least {}: [[{}]]</source>
        <translation>一课至少要有 {}：[[{}]]</translation>
    </message>
    <message>
        <source>'{}' is no name: letters, digits and underscores, a letter first</source>
        <translation>“{}”不是名称：由字母、数字和下划线组成，以字母开头</translation>
    </message>
    <message>
        <source>the name '{}' is given twice</source>
        <translation>名称“{}”出现了两次</translation>
    </message>
    <message>
        <source>part of a difference</source>
        <translation>差异的一部分</translation>
    </message>
    <message>
        <source>'{}' is no moment of a run: an epoch, or one of {}</source>
        <translation>“{}”不是运行的时刻：应为某一轮，或 {} 之一</translation>
    </message>
    <message>
        <source>a question has two choices or more, or a number</source>
        <translation>一个问题有两个或更多选项，或者一个数字</translation>
    </message>
    <message>
        <source>run of the lesson</source>
        <translation>本课的运行</translation>
    </message>
    <message>
        <source>no figure above is called '{}'{}</source>
        <translation>上面没有名为“{}”的数值{}</translation>
    </message>
    <message>
        <source>no lesson is called '{}'{}; there are {}, or give a file: NAME.toml</source>
        <translation>没有名为“{}”的课{}；现有 {}，或给出文件：NAME.toml</translation>
    </message>
    <message>
        <source>{} has no '{}'{}; there are {}</source>
        <translation>{} 没有“{}”{}；现有 {}</translation>
    </message>
    <message>
        <source>'{}' must be text in quotes, and not empty</source>
        <translation>“{}”必须是引号中的非空文本</translation>
    </message>
    <message>
        <source>'{}' must be a whole number from {} to {}</source>
        <translation>“{}”必须是 {} 到 {} 的整数</translation>
    </message>
    <message>
        <source>'{}' must be a number of at least 0</source>
        <translation>“{}”必须是不小于 0 的数字</translation>
    </message>
    <message>
        <source>'{}' must be text, or a table with the languages en and zh_CN</source>
        <translation>“{}”必须是文本，或包含语言 en 和 zh_CN 的表</translation>
    </message>
    <message>
        <source>'{}' cannot be read: {}</source>
        <translation>“{}”无法读取：{}</translation>
    </message>
    <message>
        <source>'{}' must be a number, text, true or false</source>
        <translation>“{}”必须是数字、文本、true 或 false</translation>
    </message>
    <message>
        <source>'{}' must be a table</source>
        <translation>“{}”必须是表</translation>
    </message>
    <message>
        <source>'{0}' must be a list of tables: [[{0}]]</source>
        <translation>“{0}”必须是表的列表：[[{0}]]</translation>
    </message>
    <message>
        <source>'{}' must be a list of numbers</source>
        <translation>“{}”必须是数字列表</translation>
    </message>
    <message>
        <source>'{}' must be a number, text, true or false, or a list of numbers</source>
        <translation>“{}”必须是数字、文本、true 或 false，或数字列表</translation>
    </message>
    <message>
        <source>no longer in the workspace</source>
        <translation>已不在工作区中</translation>
    </message>
    <message>
        <source>Parameters that differ</source>
        <translation>取值不同的参数</translation>
    </message>
    <message>
        <source>What these models are</source>
        <translation>这些模型是什么</translation>
    </message>
    <message>
        <source>of each user the last item is kept for the test and the one before it for validation</source>
        <translation>每个用户的最后一个物品留作测试，倒数第二个留作验证</translation>
    </message>
    <message>
        <source>of each user the newest interactions are kept for validation and test</source>
        <translation>按用户取最新的若干交互留作验证与测试</translation>
    </message>
    <message>
        <source>of each user some interactions, drawn by lot, are kept for validation and test</source>
        <translation>每个用户随机抽取若干交互留作验证与测试</translation>
    </message>
    <message>
        <source>everything after a moment in time is kept for validation and test</source>
        <translation>某一时刻之后的全部交互留作验证与测试</translation>
    </message>
    <message>
        <source>as the data set brings it</source>
        <translation>沿用数据集自带的划分</translation>
    </message>
    <message>
        <source>in an order drawn by a hash</source>
        <translation>按哈希值排序</translation>
    </message>
    <message>
        <source>by their ids</source>
        <translation>按编号排序</translation>
    </message>
    <message>
        <source>by the expectation over all orders</source>
        <translation>取所有顺序的期望</translation>
    </message>
    <message>
        <source>every item of the catalogue is ranked</source>
        <translation>对全部物品排序</translation>
    </message>
    <message>
        <source>items that the user had in: {}</source>
        <translation>用户在以下部分出现过的物品：{}</translation>
    </message>
    <message>
        <source>armillary-cli world {} --name '{}' --seed {}</source>
        <translation>armillary-cli world {} --name '{}' --seed {}</translation>
    </message>
    <message>
        <source>What was run</source>
        <translation>运行了什么</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>如何评测</translation>
    </message>
    <message>
        <source>These runs were not measured alike, so their figures cannot be compared.</source>
        <translation>这些运行的评测口径不同，数值不可比较。</translation>
    </message>
    <message>
        <source>What it ran on</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Versions, processor and memory</source>
        <translation>版本、处理器与内存</translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation>如何复现</translation>
    </message>
    <message>
        <source>armillary-cli train {}.toml
</source>
        <translation>armillary-cli train {}.toml
</translation>
    </message>
    <message>
        <source>These runs were made elsewhere: what was run is not known here.</source>
        <translation>这些运行来自别处，此处不知其实验设置。</translation>
    </message>
    <message>
        <source>Save each experiment below under the name above it. The same experiment and seed give the same figures on the same machine; the data set's fingerprint tells whether the data are the same.</source>
        <translation>把下面每个实验存成其上方的文件名。同一实验与种子在同一机器上得到相同数值；数据集指纹可用于核对数据是否一致。</translation>
    </message>
    <message>
        <source>data set's fingerprint </source>
        <translation>数据集指纹 </translation>
    </message>
    <message>
        <source>The numbers as a table</source>
        <translation>以表格查看数字</translation>
    </message>
    <message>
        <source>Codes in use, {}</source>
        <translation>使用中的码，{}</translation>
    </message>
    <message>
        <source>Share of the codebook that some item has, over the whole catalogue</source>
        <translation>至少被一个物品使用的码占码本的比例，按全部物品计</translation>
    </message>
    <message>
        <source>share of the codes</source>
        <translation>码的比例</translation>
    </message>
    <message>
        <source>At the last epoch</source>
        <translation>最后一轮</translation>
    </message>
    <message>
        <source>Items of each code, </source>
        <translation>各码的物品数，</translation>
    </message>
    <message>
        <source>Most used code first; epoch {}, {} items; a flat line is an even use</source>
        <translation>按使用量由多到少；第 {} 轮，{} 个物品；越平越均匀</translation>
    </message>
    <message>
        <source>rank of the code</source>
        <translation>码的名次</translation>
    </message>
    <message>
        <source>{}: {} of the items share their whole code with another item</source>
        <translation>{}：{} 的物品与别的物品编码完全相同</translation>
    </message>
    <message>
        <source>mean over the epoch</source>
        <translation>该轮均值</translation>
    </message>
    <message>
        <source>What happened on the way</source>
        <translation>训练中发生的事件</translation>
    </message>
    <message>
        <source>Mean over the batches of an epoch</source>
        <translation>一轮内各批次的均值</translation>
    </message>
    <message>
        <source>Mean over users, full ranking</source>
        <translation>各用户均值，全物品排序</translation>
    </message>
    <message>
        <source>{} of the users</source>
        <translation>各用户的 {}</translation>
    </message>
    <message>
        <source>Test, share of the users by what they get</source>
        <translation>测试集，按所得分布的用户比例</translation>
    </message>
    <message>
        <source>share of the users</source>
        <translation>用户比例</translation>
    </message>
    <message>
        <source>mean of the worst-served 10 %</source>
        <translation>服务最差的 10% 的均值</translation>
    </message>
    <message>
        <source>share of users with nothing</source>
        <translation>一无所得的用户比例</translation>
    </message>
    <message>
        <source>users with a value</source>
        <translation>有值的用户</translation>
    </message>
    <message>
        <source>Gini of the items' exposure</source>
        <translation>物品曝光的基尼系数</translation>
    </message>
    <message>
        <source>share of the catalogue that is shown</source>
        <translation>被展示的物品比例</translation>
    </message>
    <message>
        <source>long tail's share of the places</source>
        <translation>长尾所占展位比例</translation>
    </message>
    <message>
        <source>activity (training interactions)</source>
        <translation>活跃度（训练交互数）</translation>
    </message>
    <message>
        <source>Mean of the group with its 95 % bootstrap interval; number of users behind the name</source>
        <translation>组均值及 95 % 自助区间；名称后为用户数</translation>
    </message>
    <message>
        <source>Tests of the gaps: permuted labels, corrected together (Holm)</source>
        <translation>差距的检验：标签置换，一并校正（Holm）</translation>
    </message>
    <message>
        <source>Whom it serves</source>
        <translation>服务了谁</translation>
    </message>
    <message>
        <source>a tag is closed that was not opened</source>
        <translation>关闭了没有打开的标签</translation>
    </message>
    <message>
        <source>' is not closed</source>
        <translation>' 没有关闭</translation>
    </message>
    <message>
        <source>width=device-width, initial-scale=1</source>
        <translation>width=device-width, initial-scale=1</translation>
    </message>
    <message>
        <source>A lesson of about {} minutes. Predict before you unfold an answer. Written by Armillary {}, {}</source>
        <translation>约 {} 分钟的一课。先预测，再展开答案。由 Armillary {} 写成，{}</translation>
    </message>
    <message>
        <source>What this lesson rests on</source>
        <translation>本课的依据</translation>
    </message>
    <message>
        <source>Every number above was taken from the record of the runs below when this file was written.</source>
        <translation>上文每个数值都在写成本文件时取自下列运行的记录。</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>the lesson's runs are not in this workspace yet: {}. Train them: armillary-cli lessons run {}</source>
        <translation>本课的运行还不在这个工作区中：{}。训练它们：armillary-cli lessons run {}</translation>
    </message>
    <message>
        <source>Test, mean over users with its 95 % bootstrap interval</source>
        <translation>测试集上各用户均值及 95 % 自助区间</translation>
    </message>
    <message>
        <source>Other cut-offs</source>
        <translation>其他截断长度</translation>
    </message>
    <message>
        <source>won / lost / tied</source>
        <translation>胜 / 负 / 平</translation>
    </message>
    <message>
        <source>Results of the test</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>Randomisation test, paired by user; p-values corrected together (Holm).</source>
        <translation>按用户配对的随机化检验；p 值一并校正（Holm）。</translation>
    </message>
    <message>
        <source>dead codes revived</source>
        <translation>复活死码</translation>
    </message>
    <message>
        <source>rolled back to the checkpoint</source>
        <translation>回退到检查点</translation>
    </message>
    <message>
        <source>name a run: report RUN… --to FILE.html</source>
        <translation>请给出运行：report RUN… --to FILE.html</translation>
    </message>
    <message>
        <source>Report of Armillary {}, {}</source>
        <translation>Armillary {} 报告，{}</translation>
    </message>
    <message>
        <source>Alignment and uniformity</source>
        <translation>对齐度与均匀度</translation>
    </message>
    <message>
        <source>A point an epoch; the name stands at the last. Nearer to the lower left is better on both: pairs close together, everything spread out</source>
        <translation>每点一轮，名称标在最后一轮。越靠左下两者越好：成对者相近，整体散开</translation>
    </message>
    <message>
        <source>uniformity, mean of users and items</source>
        <translation>均匀性（用户与物品之均值）</translation>
    </message>
    <message>
        <source>uniformity of users</source>
        <translation>用户均匀性</translation>
    </message>
    <message>
        <source>uniformity of items</source>
        <translation>物品均匀性</translation>
    </message>
    <message>
        <source>effective rank of items</source>
        <translation>物品有效秩</translation>
    </message>
    <message>
        <source>{} has no codes that could be revived</source>
        <translation>{} 没有可以复活的码</translation>
    </message>
    <message>
        <source>{} has {} levels of codes, counted from 0</source>
        <translation>{} 有 {} 个层级的码，从 0 开始计数</translation>
    </message>
    <message>
        <source>the intervention '{}' cannot be made: {}</source>
        <translation>无法进行干预“{}”：{}</translation>
    </message>
    <message>
        <source>{} is fitted at once: there is no batch at which it could be stopped</source>
        <translation>{} 一次拟合完成：没有可以停下的批次</translation>
    </message>
    <message>
        <source>there are no codes before the warm-up is over</source>
        <translation>预热结束之前没有码</translation>
    </message>
    <message>
        <source>{}{} of {} codes of level {}</source>
        <translation>{}{}（共 {} 个码，层级 {}）</translation>
    </message>
    <message>
        <source>every code has an item</source>
        <translation>每个码都有物品</translation>
    </message>
    <message>
        <source> were put where items are</source>
        <translation> 已移到物品处</translation>
    </message>
    <message>
        <source>the checkpoint cannot be kept: </source>
        <translation>无法保存检查点：</translation>
    </message>
    <message>
        <source>the planned intervention '{}' was not made: training ended after {} batches</source>
        <translation>计划的干预“{}”没有进行：训练在 {} 个批次之后结束</translation>
    </message>
    <message>
        <source>nothing called '{}' is measured here{}. These are: {}</source>
        <translation>此处没有测量名为“{}”的数值{}。可用的有：{}</translation>
    </message>
    <message>
        <source>{} and {} rows cannot be compared row by row</source>
        <translation>{} 行与 {} 行无法逐行比较</translation>
    </message>
    <message>
        <source>the text of every item is empty; attach item text or vectors</source>
        <translation>所有物品的文本都为空；请附上物品文本或向量</translation>
    </message>
    <message>
        <source>{} is on {} and {} on {}: their ids are not of the same things</source>
        <translation>{} 使用 {}，而 {} 使用 {}：它们的 id 所指的不是同样的对象</translation>
    </message>
    <message>
        <source>{} and {} do not both have embeddings of users, nor of items</source>
        <translation>{} 与 {} 没有共同拥有用户的嵌入，也没有共同拥有物品的嵌入</translation>
    </message>
    <message>
        <source>a sampled metric can be corrected among two candidates or more</source>
        <translation>校正抽样指标至少需要两个候选物品</translation>
    </message>
    <message>
        <source>a sampled metric can be corrected for 1 to {} negatives</source>
        <translation>抽样指标的校正适用于 1 到 {} 个负例</translation>
    </message>
    <message>
        <source>gamma, which weighs variance against bias, is above 0 and at most 1</source>
        <translation>gamma 权衡方差与偏差，须大于 0 且不超过 1</translation>
    </message>
    <message>
        <source>No interaction was left out: what a split of '{}' holds out is in the vectors.</source>
        <translation>没有留出任何交互：“{}”的划分所保留的验证和测试内容都已进入向量。</translation>
    </message>
    <message>
        <source>The items of this data set are the users of '{0}', and its users are the items of '{0}'.</source>
        <translation>此数据集的物品是“{0}”的用户，它的用户是“{0}”的物品。</translation>
    </message>
    <message>
        <source>This data set has no order of interactions: '{}' knows positions in each user's history only, and those cannot be compared between users.</source>
        <translation>此数据集的交互没有顺序：“{}”只知道每个用户历史中的位置，而这些位置无法在用户之间比较。</translation>
    </message>
    <message>
        <source>{} of {} users of '{}' have no interaction left: without a vector they get no code.</source>
        <translation>有 {} 个用户（共 {} 个，来自“{}”）没有剩余的交互：没有向量，也就得不到码。</translation>
    </message>
    <message>
        <source>mean of the item vectors '{}' ({}) over the different items of each user</source>
        <translation>每个用户的不同物品的向量“{}”（{}）的均值</translation>
    </message>
    <message>
        <source>{} interactions cannot be left out: give 0 or more</source>
        <translation>无法留出 {} 次交互：请给出 0 或更大的数</translation>
    </message>
    <message>
        <source>'{}' has no interactions: nothing is known of users to make a set of</source>
        <translation>“{}”没有交互：对用户一无所知，无法生成用户数据集</translation>
    </message>
    <message>
        <source>leaving out {} interactions of each user leaves none of '{}'; leave out fewer</source>
        <translation>每个用户留出 {} 次交互后，“{}”中一次也不剩；请少留出一些</translation>
    </message>
    <message>
        <source>theme {} story {} look {}</source>
        <translation>theme {} story {} look {}</translation>
    </message>
    <message>
        <source>Items have a text vector and an image vector. A theme is in both, a story in the text alone, a look in the image alone, and people follow the stories in a fixed order. Codes for both modalities should keep theme, story and look apart; behaviour speaks of the story only.</source>
        <translation>每个物品有一个文本向量和一个图像向量。主题同时存在于两者之中，故事只在文本里，外观只在图像里，用户按固定顺序跟随故事。为两种模态编的码应当把主题、故事和外观区分开；行为只与故事有关。</translation>
    </message>
    <message>
        <source>Themes, stories and looks, so many of each</source>
        <translation>主题、故事和外观，各有这么多个</translation>
    </message>
    <message>
        <source>Standard deviation of each coordinate around what is planted</source>
        <translation>每个坐标围绕所植入内容的标准差</translation>
    </message>
    <message>
        <source>Exponent of popularity within a story, rank to the power -exponent</source>
        <translation>故事内部的流行度指数，即名次的负指数次幂</translation>
    </message>
    <message>
        <source>truncated SVD of the interactions, each user's row of length 1</source>
        <translation>交互矩阵的截断 SVD，每个用户的行长度为 1</translation>
    </message>
    <message>
        <source>domains are categories of the items</source>
        <translation>域是物品的类别</translation>
    </message>
    <message>
        <source>'{}' names several columns, and an item has one domain</source>
        <translation>“{}”列出了多个列，而一个物品只有一个域</translation>
    </message>
    <message>
        <source>domains are the {} values of '{}'</source>
        <translation>域是“{1}”的 {0} 个取值</translation>
    </message>
    <message>
        <source>Jin et al., Generative multi-target cross-domain recommendation (GMC), 2025; its loss read as that of Khosla et al., Supervised contrastive learning, NeurIPS 2020</source>
        <translation>Jin et al., Generative multi-target cross-domain recommendation (GMC), 2025；其损失按 Khosla et al., Supervised contrastive learning, NeurIPS 2020 理解</translation>
    </message>
    <message>
        <source>Liu et al., The best of the two worlds: Harmonizing semantic and hash IDs for sequential recommendation (H2Rec), 2025</source>
        <translation>Liu et al., The best of the two worlds: Harmonizing semantic and hash IDs for sequential recommendation (H2Rec), 2025</translation>
    </message>
    <message>
        <source>give one share for each hidden layer: {} for the {} of model.hidden</source>
        <translation>请为每个隐藏层给出一个比例：model.hidden 有 {1} 层，需要 {0} 个</translation>
    </message>
    <message>
        <source>ContRec sigma-VAE</source>
        <translation>ContRec sigma-VAE</translation>
    </message>
    <message>
        <source>Qu et al., Generative recommendation with continuous-token diffusion (ContRec), 2025</source>
        <translation>Qu et al., Generative recommendation with continuous-token diffusion (ContRec), 2025</translation>
    </message>
    <message>
        <source>Left out were the {} interactions of the validation and test parts that were published with '{}': nothing of them is in the vectors. Where a split was published, any number to leave out above 0 means these parts.</source>
        <translation>已留出 {} 次交互，即随“{}”一同发布的验证和测试部分：向量中不含其中任何内容。数据附有已发布的划分时，任何大于 0 的留出次数都表示这些部分。</translation>
    </message>
    <message>
        <source>'{}' has no order of interactions: the last rows of each user who has three or more were left out ({} each, {} in all), but a random split holds out others, and those are in the vectors.</source>
        <translation>“{}”的交互没有顺序：已留出每个有三行或更多的用户的最后几行（每人 {} 行，共 {} 行），但随机划分会保留另一些交互，而那些已在向量中。</translation>
    </message>
    <message>
        <source>Left out was the last interaction of each user who has three or more ({} in all), the test part of leave_one_out on '{}' as it is. Its validation part is in the vectors, and what it holds out after a filter, or another split does, may be.</source>
        <translation>已留出每个有三次或更多交互的用户的最后一次交互（共 {} 次），即未经过滤的“{}”的 leave_one_out 的测试部分。它的验证部分在向量中；它在过滤之后保留的交互，或其他划分保留的交互，可能在向量中。</translation>
    </message>
    <message>
        <source>Left out were the last {} interactions of each user who has three or more ({} in all), among them all that leave_one_out holds out of '{}' as it is. After a filter it holds out others: those, and what other splits hold out, may be in the vectors.</source>
        <translation>已留出每个有三次或更多交互的用户的最后 {} 次交互（共 {} 次），其中包括 leave_one_out 从未经过滤的“{}”中保留的全部交互。过滤之后它保留的是另一些交互：那些交互以及其他划分保留的交互可能在向量中。</translation>
    </message>
    <message>
        <source>a set of the users of '{0}' cannot be called '{0}': it would take the place of what it is made from. Choose another name</source>
        <translation>“{0}”的用户数据集不能也叫“{0}”：它会取代生成它的数据集。请另选名称</translation>
    </message>
    <message>
        <source>{} stories need at least as many items, and there are {}: raise items or lower values</source>
        <translation>{} 个故事至少需要同样多的物品，而物品只有 {} 个：请增大 items 或减小 values</translation>
    </message>
    <message>
        <source>There are fewer semantic IDs than items, so items must share them; how evenly they do is told, not how well the IDs could tell items apart.</source>
        <translation>语义 ID 少于物品，因此物品必须共用；这里只说明共用得有多均匀，而不说明这些 ID 能多好地区分物品。</translation>
    </message>
    <message>
        <source>'{}' would take the place of the data set that it was made from. Choose another name</source>
        <translation>“{}”会取代生成它的数据集。请另选名称</translation>
    </message>
    <message>
        <source>{}; columns of categories: {}</source>
        <translation>{}；类别列：{}</translation>
    </message>
    <message>
        <source>{}; '{}' has no other column of categories. Import it again with an item table that has, or choose another tokenizer</source>
        <translation>{}；“{}”没有其他类别列。请连同带有类别列的物品表重新导入，或选择另一种分词器</translation>
    </message>
    <message>
        <source>{}; the items of '{}' have no categories. Import them again with an item table, or choose another tokenizer</source>
        <translation>{}；“{}”的物品没有类别。请连同物品表重新导入，或选择另一种分词器</translation>
    </message>
    <message>
        <source>{}; choose another column of categories: {}</source>
        <translation>{}；请选择另一个类别列：{}</translation>
    </message>
    <message>
        <source>no item has a category in '{}'</source>
        <translation>没有物品在“{}”中有类别</translation>
    </message>
    <message>
        <source>'{}' knows one domain only, so there is nothing to keep apart</source>
        <translation>“{}”只有一个域，因此没有什么需要分开</translation>
    </message>
    <message>
        <source>'{}' puts no two items into one domain, so there is nothing to draw together</source>
        <translation>“{}”没有把任何两个物品归入同一个域，因此没有什么可以拉近</translation>
    </message>
    <message>
        <source>Choose about {} codes a level: {:.0f} items each.</source>
        <translation>每个层级选用大约 {} 个码：每个码 {:.0f} 个物品。</translation>
    </message>
    <message>
        <source>the remedy of '{}' cannot be tried by a change of this model's settings: {}</source>
        <translation>“{}”的对策无法通过更改此模型的设置来尝试：{}</translation>
    </message>
</context>
<context>
    <name>DataJobs</name>
    <message>
        <source>Looking at its shape</source>
        <translation>正在分析数据形态</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>正在存储</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Making the world</source>
        <translation>正在生成合成世界</translation>
    </message>
    <message>
        <source>Make the world %1</source>
        <translation>生成合成世界 %1</translation>
    </message>
    <message>
        <source>Making the users' vectors</source>
        <translation>正在生成用户向量</translation>
    </message>
    <message>
        <source>Make a set of the users of %1</source>
        <translation>用 %1 的用户生成数据集</translation>
    </message>
</context>
<context>
    <name>DatasetCombo</name>
    <message>
        <source>%1 · %2 interactions</source>
        <translation>%1 · %2 条交互</translation>
    </message>
</context>
<context>
    <name>DatasetListModel</name>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>%1 items · %2 users · %3 interactions</source>
        <translation>%1 个物品 · %2 个用户 · %3 条交互</translation>
    </message>
</context>
<context>
    <name>Debugger</name>
    <message>
        <source>Epoch %1, batch %2 of %3, step %4</source>
        <translation>轮次 %1，批次 %2/%3，步 %4</translation>
    </message>
    <message>
        <source>The training is being prepared</source>
        <translation>正在准备训练</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Ended; this was seen last</source>
        <translation>已结束；以下是最后看到的内容</translation>
    </message>
    <message>
        <source>Start a training to look inside it. Breakpoints can be set before</source>
        <translation>开始训练即可查看其内部。可以提前设置断点</translation>
    </message>
    <message>
        <source>Waiting for the next batch…</source>
        <translation>等待下一个批次…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Step a batch</source>
        <translation>单步一个批次</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Where the time goes</source>
        <translation>时间用在何处</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>Tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>Interventions</source>
        <translation>干预</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>%1 ms a batch</source>
        <translation>每批次 %1 毫秒</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Update ratio</source>
        <translation>更新比</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>非有限</translation>
    </message>
    <message>
        <source>Level %1: %2 of %3 codes in use (%4), %5 dead (%6)</source>
        <translation>层级 %1：使用 %2/%3 个码（%4），%5 个死码（%6）</translation>
    </message>
    <message>
        <source>Choose a tensor</source>
        <translation>选择张量</translation>
    </message>
    <message>
        <source>Rows %1 to %2 of %3</source>
        <translation>第 %1 至 %2 行，共 %3 行</translation>
    </message>
    <message>
        <source>the first %1 of %2 columns</source>
        <translation>前 %1 列，共 %2 列</translation>
    </message>
    <message>
        <source>Earlier rows</source>
        <translation>上面的行</translation>
    </message>
    <message>
        <source>Later rows</source>
        <translation>下面的行</translation>
    </message>
    <message>
        <source>Next not finite</source>
        <translation>下一个非有限值</translation>
    </message>
    <message>
        <source>%1 values are not finite</source>
        <translation>%1 个值非有限</translation>
    </message>
    <message>
        <source>All values are finite</source>
        <translation>所有值均为有限</translation>
    </message>
    <message>
        <source>Its values come with the next batch</source>
        <translation>其数值将随下一个批次到来</translation>
    </message>
    <message>
        <source>Condition, such as usage[0] &lt; 0.2</source>
        <translation>条件，例如 usage[0] &lt; 0.2</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>None. The training pauses where a condition becomes true</source>
        <translation>无。训练会在条件成立时暂停</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>A number, 0 or more, such as 0.001</source>
        <translation>不小于 0 的数，例如 0.001</translation>
    </message>
    <message>
        <source>Revive dead codes</source>
        <translation>复活死码</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>所有层级</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>This model has no codes to revive</source>
        <translation>该模型没有可复活的码</translation>
    </message>
    <message>
        <source>Roll back to the checkpoint</source>
        <translation>回滚到检查点</translation>
    </message>
    <message>
        <source>There is no checkpoint yet</source>
        <translation>尚无检查点</translation>
    </message>
    <message>
        <source>epoch %1: %2</source>
        <translation>第 %1 轮：%2</translation>
    </message>
    <message>
        <source>None yet. Each is recorded, and made again when the run is repeated</source>
        <translation>尚无。每次干预都会被记录，并在重复运行时再次进行</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>无穷</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
</context>
<context>
    <name>DebuggerCommands</name>
    <message>
        <source>New learning rate</source>
        <translation>新的学习率</translation>
    </message>
    <message>
        <source>Set the learning rate</source>
        <translation>设置学习率</translation>
    </message>
    <message>
        <source>“%1” is no learning rate: a number, 0 or more, such as 0.001</source>
        <translation>“%1”不是学习率：应为不小于 0 的数，例如 0.001</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>所有层级</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>Revive dead codes</source>
        <translation>复活死码</translation>
    </message>
    <message>
        <source>Codes that no item has are moved to items</source>
        <translation>没有物品的码会被移到物品处</translation>
    </message>
    <message>
        <source>Live debugger</source>
        <translation>实时调试器</translation>
    </message>
    <message>
        <source>Look inside the training under way: losses, tensors, codes</source>
        <translation>查看正在进行的训练的内部：损失、张量、码</translation>
    </message>
    <message>
        <source>Step a batch</source>
        <translation>单步一个批次</translation>
    </message>
    <message>
        <source>Trains one batch more and pauses again</source>
        <translation>再训练一个批次，然后再次暂停</translation>
    </message>
    <message>
        <source>Add a breakpoint…</source>
        <translation>添加断点…</translation>
    </message>
    <message>
        <source>A condition at which the training pauses, such as isnan(loss)</source>
        <translation>训练会在其成立时暂停的条件，例如 isnan(loss)</translation>
    </message>
    <message>
        <source>Remove all breakpoints</source>
        <translation>删除所有断点</translation>
    </message>
    <message>
        <source>The training pauses at no condition any more</source>
        <translation>训练不再因任何条件暂停</translation>
    </message>
    <message>
        <source>Set the learning rate…</source>
        <translation>设置学习率…</translation>
    </message>
    <message>
        <source>From the next batch on; recorded with the run</source>
        <translation>从下一个批次起生效；随运行记录</translation>
    </message>
    <message>
        <source>Revive dead codes…</source>
        <translation>复活死码…</translation>
    </message>
    <message>
        <source>Moves codes that no item has to items; recorded with the run</source>
        <translation>将没有物品的码移到物品处；随运行记录</translation>
    </message>
    <message>
        <source>Roll back to the checkpoint</source>
        <translation>回滚到检查点</translation>
    </message>
    <message>
        <source>Weights and optimiser as at the last checkpoint; recorded with the run</source>
        <translation>权重和优化器恢复到最近的检查点；随运行记录</translation>
    </message>
    <message>
        <source>Next value that is not finite</source>
        <translation>下一个非有限值</translation>
    </message>
    <message>
        <source>Shows the tensor and the place of the next NaN or infinite value</source>
        <translation>显示下一个 NaN 或无穷值所在的张量和位置</translation>
    </message>
    <message>
        <source>All values that were looked at are finite</source>
        <translation>已检查的所有值均为有限</translation>
    </message>
</context>
<context>
    <name>DebuggerReading</name>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>infinite</source>
        <translation>无穷</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Time of a batch</source>
        <translation>每批次用时</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>Codes in use</source>
        <translation>在用的码</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 dead</source>
        <translation>%1 个死码</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>norm %1</source>
        <translation>范数 %1</translation>
    </message>
    <message>
        <source>gradient %1</source>
        <translation>梯度 %1</translation>
    </message>
    <message>
        <source>update ratio %1</source>
        <translation>更新比 %1</translation>
    </message>
    <message>
        <source>%1 not finite</source>
        <translation>%1 个非有限</translation>
    </message>
    <message>
        <source>Tensor %1</source>
        <translation>张量 %1</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>非有限</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Nothing trains here yet. Breakpoints can be set before</source>
        <translation>尚未开始训练。可以提前设置断点</translation>
    </message>
    <message>
        <source>The training is being prepared</source>
        <translation>正在准备训练</translation>
    </message>
    <message>
        <source>%1 has ended; this was seen last</source>
        <translation>%1 已结束；以下是最后看到的内容</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 已暂停</translation>
    </message>
    <message>
        <source>%1 trains</source>
        <translation>%1 正在训练</translation>
    </message>
    <message>
        <source>%1: epoch %2, batch %3 of %4, step %5</source>
        <translation>%1：轮次 %2，批次 %3/%4，步 %5</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>Interventions</source>
        <translation>干预</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
</context>
<context>
    <name>Descriptor</name>
    <message>
        <source>Recommends to everybody the items with the most training interactions. The floor that any personalised model must clear, and a check of the protocol: if a model cannot beat it, the data or the split is telling you something.</source>
        <translation>向所有人推荐训练交互最多的物品。它是任何个性化模型都必须超过的基线，也是对实验方案的检验：如果模型胜不过它，就该看看数据或划分出了什么状况。</translation>
    </message>
    <message>
        <source>baselines</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Drop interactions with a smaller value; -inf keeps all</source>
        <translation>丢弃数值更小的交互；-inf 表示全部保留</translation>
    </message>
    <message>
        <source>Keep interactions from this ISO date or time (UTC) on; empty keeps all</source>
        <translation>保留此 ISO 日期或时间（UTC）及之后的交互；留空表示全部保留</translation>
    </message>
    <message>
        <source>Keep interactions before this ISO date or time (UTC); empty keeps all</source>
        <translation>保留此 ISO 日期或时间（UTC）之前的交互；留空表示全部保留</translation>
    </message>
    <message>
        <source>What becomes of repeated interactions of one user with one item</source>
        <translation>如何处理同一用户与同一物品的重复交互</translation>
    </message>
    <message>
        <source>Keep users with at least so many different items; 0 keeps all</source>
        <translation>保留至少有这么多不同物品的用户；0 表示全部保留</translation>
    </message>
    <message>
        <source>items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Keep items with at least so many different users; 0 keeps all</source>
        <translation>保留至少有这么多不同用户的物品；0 表示全部保留</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>How interactions are divided into train, valid and test</source>
        <translation>如何把交互划分为训练、验证和测试部分</translation>
    </message>
    <message>
        <source>Shares of train, valid and test; of the methods ratio, random and global_time</source>
        <translation>训练、验证和测试的比例；用于 ratio、random 和 global_time 方法</translation>
    </message>
    <message>
        <source>Seed of the random split</source>
        <translation>随机划分的种子</translation>
    </message>
    <message>
        <source>Width of the built-in tfidf_svd vectors</source>
        <translation>内置 tfidf_svd 向量的维度</translation>
    </message>
    <message>
        <source>Scaling of item vectors: each column to mean 0 and variance 1, or each row to length 1</source>
        <translation>物品向量的缩放方式：每列缩放到均值 0、方差 1，或每行缩放到长度 1</translation>
    </message>
    <message>
        <source>Run whose codes the model reads; empty for none</source>
        <translation>模型读取哪个运行的码；留空表示不读取</translation>
    </message>
    <message>
        <source>Seed of initial weights, negatives, shuffles and dropout</source>
        <translation>初始权重、负样本、打乱顺序和 dropout 的随机种子</translation>
    </message>
    <message>
        <source>Most epochs to train</source>
        <translation>最大训练轮次</translation>
    </message>
    <message>
        <source>Examples in a batch</source>
        <translation>每个批次的样本数</translation>
    </message>
    <message>
        <source>Step size of the optimiser</source>
        <translation>优化器的步长</translation>
    </message>
    <message>
        <source>L2 penalty (adamw: decoupled decay) on all weights</source>
        <translation>所有权重的 L2 惩罚（adamw：解耦的权重衰减）</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient; 0 leaves it as it is</source>
        <translation>整体梯度的最大范数；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Stop after so many evaluations without a better one; 0 never stops</source>
        <translation>连续多少次评估没有改善就停止；0 表示从不停止</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>评估次数</translation>
    </message>
    <message>
        <source>How often the validation part is evaluated</source>
        <translation>验证部分的评估间隔</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>What the best epoch and early stopping look at: a validation metric, or loss</source>
        <translation>最佳轮次和早停所依据的量：某个验证指标，或 loss</translation>
    </message>
    <message>
        <source>Processor threads; 0 takes all</source>
        <translation>处理器线程数；0 表示全部使用</translation>
    </message>
    <message>
        <source>Where the tensors live: cpu, cuda, cuda:1</source>
        <translation>张量所在的设备：cpu、cuda、cuda:1</translation>
    </message>
    <message>
        <source>How often a checkpoint is written</source>
        <translation>写入检查点的间隔</translation>
    </message>
    <message>
        <source>Cut-offs of the ranked list</source>
        <translation>排序列表的截断位置</translation>
    </message>
    <message>
        <source>Order of equal scores: seeded hash, raw id, or the expectation over all orders</source>
        <translation>得分相同时的次序：带种子的哈希、原始 ID，或对所有次序取期望</translation>
    </message>
    <message>
        <source>Leave validation items out of the candidates when testing</source>
        <translation>测试时从候选中排除验证物品</translation>
    </message>
    <message>
        <source>Users scored together; changes memory, not results</source>
        <translation>同时打分的用户数；只影响内存，不影响结果</translation>
    </message>
    <message>
        <source>Most space the arrays of one run may take; epochs are thinned evenly</source>
        <translation>单个运行的数组最多占用的空间；超出时均匀减少记录的轮次</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Record user and item embeddings</source>
        <translation>记录用户和物品的嵌入</translation>
    </message>
    <message>
        <source>How often arrays are recorded</source>
        <translation>记录数组的间隔</translation>
    </message>
    <message>
        <source>Recommends items that occur together with the user's items in other people's histories. Nothing is trained, every recommendation can be explained by an item of the history, and on dense data it is hard to beat.</source>
        <translation>推荐在其他人的历史中与该用户的物品一同出现的物品。无需训练，每条推荐都能用历史中的某个物品来解释，在稠密数据上很难被超越。</translation>
    </message>
    <message>
        <source>Neighbours kept for each target item</source>
        <translation>为每个目标物品保留的近邻数</translation>
    </message>
    <message>
        <source>Added to the norm: lowers similarities that rest on few users</source>
        <translation>加到范数上的值：压低仅由少数用户支撑的相似度</translation>
    </message>
    <message>
        <source>How co-occurrence is normalised</source>
        <translation>共现的归一化方式</translation>
    </message>
    <message>
        <source>A linear model that predicts each item from all others, solved exactly in closed form. One parameter, no training curve, and among the strongest baselines on data sets of up to some twenty thousand items.</source>
        <translation>用其他所有物品预测每个物品的线性模型，以闭式解精确求得。只有一个参数，没有训练曲线，在物品不超过两万个左右的数据集上是最强的基线之一。</translation>
    </message>
    <message>
        <source>L2 weight lambda on the item-item weights</source>
        <translation>物品-物品权重的 L2 系数 lambda</translation>
    </message>
    <message>
        <source>Takes the matrix of who had what, with zeros for everything unseen, and keeps only its strongest patterns. What the patterns give back is the score. Solved at once by a truncated SVD, and strong at top-N for its simplicity.</source>
        <translation>取“谁有过什么”的矩阵，未见过的一律记为零，只保留其中最强的模式；由这些模式还原出的数值就是得分。用截断 SVD 一次求解，方法简单，top-N 推荐的效果却很好。</translation>
    </message>
    <message>
        <source>Singular vectors kept: the width of the embeddings; small data want few</source>
        <translation>保留的奇异向量数，即嵌入的维度；数据量小时宜少</translation>
    </message>
    <message>
        <source>Gives every user and item a vector and learns that a user's seen items score above unseen ones, pair by pair. The reference embedding model: small, quick, and what most newer methods build on.</source>
        <translation>为每个用户和物品学习一个向量，逐对训练，使用户见过的物品得分高于未见过的物品。它是嵌入模型的参照：小巧、快速，多数较新的方法都以它为基础。</translation>
    </message>
    <message>
        <source>collaborative</source>
        <translation>协同过滤</translation>
    </message>
    <message>
        <source>Width of the embeddings</source>
        <translation>嵌入的维度</translation>
    </message>
    <message>
        <source>L2 weight on the rows of the batch</source>
        <translation>批次中各行的 L2 权重</translation>
    </message>
    <message>
        <source>Matrix factorisation whose vectors are averaged with those of their neighbours in the graph of users and items, a few steps far. No weights but the embeddings; the backbone of most graph recommenders.</source>
        <translation>一种矩阵分解：在用户与物品构成的图上，把每个向量与几步之内邻居的向量求平均。除嵌入外没有其他权重，是大多数图推荐模型的骨干。</translation>
    </message>
    <message>
        <source>graph</source>
        <translation>图模型</translation>
    </message>
    <message>
        <source>Propagation steps; 0 is BPR-MF</source>
        <translation>传播步数；0 即 BPR-MF</translation>
    </message>
    <message>
        <source>L2 weight on the rows of the batch, before propagation</source>
        <translation>批次中各行在传播之前的 L2 权重</translation>
    </message>
    <message>
        <source>Reads a user's history with causal self-attention and predicts the next item at every position. The reference sequential model; its attention maps can be looked at.</source>
        <translation>用因果自注意力读取用户的历史，在每个位置预测下一个物品。它是序列模型的参照，其注意力图可供查看。</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>序列模型</translation>
    </message>
    <message>
        <source>Width of the embeddings and the hidden states</source>
        <translation>嵌入和隐藏状态的维度</translation>
    </message>
    <message>
        <source>Attention blocks, one above the other</source>
        <translation>堆叠的注意力块数</translation>
    </message>
    <message>
        <source>Attention heads; the width must be a multiple</source>
        <translation>注意力头数；维度必须是它的整数倍</translation>
    </message>
    <message>
        <source>Items of the history that are read, counted from the newest</source>
        <translation>读取历史中的多少个物品，从最新的算起</translation>
    </message>
    <message>
        <source>Share of values dropped in training</source>
        <translation>训练中随机丢弃的值的比例</translation>
    </message>
    <message>
        <source>Sampled softmax shares its negatives in the batch; binary is the original loss; softmax ranks against all items</source>
        <translation>sampled_softmax 在批次内共享负样本；binary 是原始损失；softmax 与所有物品比较排序</translation>
    </message>
    <message>
        <source>Negatives that a batch shares</source>
        <translation>一个批次共享的负样本数</translation>
    </message>
    <message>
        <source>Turns each item's content vector into a short tuple of codes, coarse to fine: a semantic ID, so that similar items share a beginning. An autoencoder whose middle is quantised level by level.</source>
        <translation>把每个物品的内容向量转换为由粗到细的一小串码，即语义 ID，相似的物品因此有相同的开头。它是一个自编码器，中间的表示被逐层级量化。</translation>
    </message>
    <message>
        <source>tokenizers</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Codes of an item</source>
        <translation>每个物品的码数</translation>
    </message>
    <message>
        <source>Codes to choose from at each level</source>
        <translation>每个层级可选的码数</translation>
    </message>
    <message>
        <source>Width of the quantised vector</source>
        <translation>量化向量的维度</translation>
    </message>
    <message>
        <source>Widths of the encoder's hidden layers; the decoder mirrors them</source>
        <translation>编码器各隐藏层的维度；解码器与之对称</translation>
    </message>
    <message>
        <source>Weight that pulls the encoder to its codes (beta)</source>
        <translation>把编码器拉向其码的权重（beta）</translation>
    </message>
    <message>
        <source>How codebooks start; k-means puts them where the data are, the other two show how collapse begins</source>
        <translation>码本的初始化方式；k-means 把码放在数据所在之处，另外两种可展示坍缩如何开始</translation>
    </message>
    <message>
        <source>Epochs of plain autoencoder before the codebooks join</source>
        <translation>码本加入之前，单独训练自编码器的轮次数</translation>
    </message>
    <message>
        <source>How codes follow their items</source>
        <translation>码如何跟随其物品</translation>
    </message>
    <message>
        <source>Share of the moving average that a batch keeps</source>
        <translation>每个批次后移动平均保留的比例</translation>
    </message>
    <message>
        <source>Learning rate of the codebooks as a multiple of the networks'</source>
        <translation>码本学习率相对于网络学习率的倍数</translation>
    </message>
    <message>
        <source>What deeper levels may move: the encoder, shallower codebooks too, or neither</source>
        <translation>较深的层级可以影响什么：编码器、编码器和较浅的码本，或两者都不影响</translation>
    </message>
    <message>
        <source>Item vectors to read: a modality of the data set, tfidf_svd, auto, or several joined with +</source>
        <translation>要读取的物品向量：数据集的一种模态、tfidf_svd、auto，或用 + 连接的多种模态</translation>
    </message>
    <message>
        <source>Items with equal codes: keep them so, add a number to all or to those, or move their last codes</source>
        <translation>码相同的物品：保持原样，给全部物品或只给这些物品加一个编号，或更换它们的最后一个码</translation>
    </message>
    <message>
        <source>Item attribute that codes are compared with, where a tokenizer is trained: its name, auto or none</source>
        <translation>训练分词器时用来与码比较的物品属性：属性名、auto 或 none</translation>
    </message>
    <message>
        <source>Items whose nearest neighbours are compared before and after quantisation; 0 compares none</source>
        <translation>在量化前后比较最近邻的物品数；0 表示不比较</translation>
    </message>
    <message>
        <source>A vector for each item, or the sum of one for each of its codes (tokenizer.run)</source>
        <translation>每个物品一个向量，或其各个码的向量之和（tokenizer.run）</translation>
    </message>
    <message>
        <source>How the gradient passes the codes: unchanged, or turned and scaled like the vector itself</source>
        <translation>梯度如何穿过码：保持不变，或像向量本身一样旋转和缩放</translation>
    </message>
    <message>
        <source>A code used less than this share of the mean use is moved to a vector of the batch; 0 never, 0.1 is usual</source>
        <translation>使用量低于平均使用量的这一比例的码，会被移到批次中的某个向量处；0 表示从不，通常为 0.1</translation>
    </message>
    <message>
        <source>Epsilon of balanced assignment in training (Sinkhorn), at least 0.002; 0 takes the nearest code</source>
        <translation>训练中均衡分配（Sinkhorn）的 epsilon，至少为 0.002；0 表示取最近的码</translation>
    </message>
    <message>
        <source>Choose the first level's code by angle instead of distance</source>
        <translation>按角度而非距离选择首个层级的码</translation>
    </message>
    <message>
        <source>Weight that rewards an even use of the codes within a batch</source>
        <translation>奖励批次内均匀使用码的权重</translation>
    </message>
    <message>
        <source>Weight that drives the codes of a level apart in angle</source>
        <translation>使同一层级的码在角度上相互远离的权重</translation>
    </message>
    <message>
        <source>Chance that a batch uses only some first levels, so that these carry more</source>
        <translation>一个批次只使用前几个层级的概率，使这些层级承载更多信息</translation>
    </message>
    <message>
        <source>Whether the reconstruction error is averaged or added up over the features</source>
        <translation>重建误差按特征取平均还是求和</translation>
    </message>
    <message>
        <source>Whether codebook and commitment errors are averaged or added up over the latent width</source>
        <translation>码本误差和承诺误差按潜向量宽度取平均还是求和</translation>
    </message>
    <message>
        <source>Gives each item one code: an autoencoder whose middle is replaced by the nearest vector of a codebook. The building block of the residual tokenizers, and the simplest place to watch a codebook collapse.</source>
        <translation>为每个物品给出一个码：它是一个自编码器，中间的表示被替换为码本中最近的向量。它是各种残差分词器的基本组成部分，也是观察码本坍缩最简单的地方。</translation>
    </message>
    <message>
        <source>Rounds a few numbers per item to a fixed grid, so that there is no codebook which could collapse. The content vector is cut into slices, and each slice gives one code of the same large vocabulary; the codes are not ordered from coarse to fine.</source>
        <translation>把每个物品的几个数值舍入到固定的网格上，因此没有可能坍缩的码本。内容向量被切成若干切片，每个切片给出一个码，各切片共用同一个大词表；这些码没有由粗到细的顺序。</translation>
    </message>
    <message>
        <source>Parts into which the vector is cut: codes of an item</source>
        <translation>向量切成的部分数，即每个物品的码数</translation>
    </message>
    <message>
        <source>Levels of each channel; their product is the vocabulary</source>
        <translation>每个通道的级数；它们的乘积就是词表大小</translation>
    </message>
    <message>
        <source>Widths of the encoder's hidden layers; none is a linear map</source>
        <translation>编码器各隐藏层的维度；留空则为线性映射</translation>
    </message>
    <message>
        <source>How codes become the vector again: a transformer over the slices, or the encoder's mirror</source>
        <translation>如何由码还原向量：使用作用于各切片的 Transformer，或与编码器对称的网络</translation>
    </message>
    <message>
        <source>Width of the decoder's transformer</source>
        <translation>解码器中 Transformer 的维度</translation>
    </message>
    <message>
        <source>Attention blocks of the decoder</source>
        <translation>解码器的注意力块数</translation>
    </message>
    <message>
        <source>Attention heads; the decoder's width must be a multiple</source>
        <translation>注意力头数；解码器的维度必须是它的整数倍</translation>
    </message>
    <message>
        <source>An RQ-VAE that also listens to who takes what: items taken by the same users are drawn to the same codes, and groups of codes are kept apart so that items spread evenly over them.</source>
        <translation>一种同时参考“谁选择了什么”的 RQ-VAE：被相同用户选择的物品会被拉向相同的码，各组码之间则保持距离，使物品均匀分布在这些码上。</translation>
    </message>
    <message>
        <source>Weight of the agreement with who takes what (alpha)</source>
        <translation>与“谁选择了什么”的一致性的权重（alpha）</translation>
    </message>
    <message>
        <source>Temperature of the agreement with who takes what</source>
        <translation>与“谁选择了什么”的一致性的温度</translation>
    </message>
    <message>
        <source>Groups of codes that are kept apart from one another</source>
        <translation>彼此保持距离的码的组数</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>For items with two kinds of content, such as text and image: shared experts code what both say, specific experts what only one says. Codes are chosen by angle, so that a modality with larger numbers does not win.</source>
        <translation>适用于有两种内容（例如文本和图像）的物品：共享专家对两者共同表达的内容编码，专属专家对只有一方表达的内容编码。码按角度选择，因此数值较大的模态不会占优。</translation>
    </message>
    <message>
        <source>Experts that read both modalities</source>
        <translation>同时读取两种模态的专家数</translation>
    </message>
    <message>
        <source>Experts of each modality alone</source>
        <translation>每种模态各自的专家数</translation>
    </message>
    <message>
        <source>Codes to choose from by each expert</source>
        <translation>每个专家可选的码数</translation>
    </message>
    <message>
        <source>Width of the vectors that are quantised</source>
        <translation>被量化向量的维度</translation>
    </message>
    <message>
        <source>Widths of the experts' hidden layers; the decoder mirrors them</source>
        <translation>专家各隐藏层的维度；解码器与之对称</translation>
    </message>
    <message>
        <source>Weight that pulls the experts to their codes (beta)</source>
        <translation>把专家拉向其码的权重（beta）</translation>
    </message>
    <message>
        <source>How codebooks start</source>
        <translation>码本的初始化方式</translation>
    </message>
    <message>
        <source>Choose codes by angle instead of distance</source>
        <translation>按角度而非距离选择码</translation>
    </message>
    <message>
        <source>Weight that keeps the experts of a group unlike</source>
        <translation>使同组专家互不相似的权重</translation>
    </message>
    <message>
        <source>Several experts look at an item side by side and each gives one code, in no order of importance; a gate mixes them. The experts are kept unlike one another, so that their codes say different things.</source>
        <translation>多个专家并列观察一个物品，各给出一个码，码之间没有重要性的先后；由门控把它们混合。各专家保持互不相似，使它们的码表达不同的内容。</translation>
    </message>
    <message>
        <source>Experts: codes of an item</source>
        <translation>专家数，即每个物品的码数</translation>
    </message>
    <message>
        <source>Codes items by content and by who takes them together. A gate holds back the second where it is mostly noise, that is for items few people took, and the item categories keep the codebooks in meaningful places.</source>
        <translation>根据内容以及哪些用户会一并选择来为物品编码。当后者大多是噪声时，即对于很少有人选择的物品，门控会抑制它；物品类别则使码本保持在有意义的位置。</translation>
    </message>
    <message>
        <source>Widths of the encoder's hidden layers, mirrored below</source>
        <translation>编码器各隐藏层的维度，解码器与之对称</translation>
    </message>
    <message>
        <source>How codes follow their items; with the moving average anchors move the networks alone</source>
        <translation>码如何跟随其物品；使用移动平均时，锚点只移动网络</translation>
    </message>
    <message>
        <source>Weight of telling an item's categories from its codes</source>
        <translation>由物品的码判断其类别的权重</translation>
    </message>
    <message>
        <source>Weight that keeps codes where categories are</source>
        <translation>使码保持在类别所在之处的权重</translation>
    </message>
    <message>
        <source>Weight that drives codes in use apart, in the second phase</source>
        <translation>在第二阶段使使用中的码相互远离的权重</translation>
    </message>
    <message>
        <source>Last epoch of the first phase</source>
        <translation>第一阶段的最后一轮</translation>
    </message>
    <message>
        <source>Item columns of categories, coarse to fine, separated by commas; auto takes all</source>
        <translation>物品的类别列，由粗到细，用逗号分隔；auto 表示全部使用</translation>
    </message>
    <message>
        <source>Describes an item by a small set of vectors instead of codes: one from who takes it, the others from its content. There is no codebook that could collapse, and no order among the vectors.</source>
        <translation>用一小组向量而不是码来描述物品：一个来自选择它的用户，其余来自它的内容。没有可能坍缩的码本，向量之间也没有先后顺序。</translation>
    </message>
    <message>
        <source>Vectors from an item's content</source>
        <translation>来自物品内容的向量数</translation>
    </message>
    <message>
        <source>Width of each vector</source>
        <translation>每个向量的宽度</translation>
    </message>
    <message>
        <source>Widths of the hidden layers, mirrored in the decoder</source>
        <translation>隐藏层的宽度，解码器与之镜像</translation>
    </message>
    <message>
        <source>Groups the item vectors by k-means, then groups what is left of each vector after its group's centre is subtracted, and so on. The groups an item falls into, level by level, are its semantic ID. Nothing is trained by gradients, no code stays idle, and it is the default against which learned tokenizers should be measured.</source>
        <translation>用 k-means 对物品向量分组，再从每个向量中减去所在组的中心，对剩余部分分组，依此类推。物品逐层级落入的组就是它的语义 ID。它不用梯度训练，没有闲置的码，是衡量各种学习型分词器的默认基准。</translation>
    </message>
    <message>
        <source>Reduce the vectors to so many principal components first; 0 takes them whole</source>
        <translation>先把向量降到这么多个主成分；0 表示使用完整向量</translation>
    </message>
    <message>
        <source>Most rounds of k-means a level</source>
        <translation>每个层级 k-means 的最多轮数</translation>
    </message>
    <message>
        <source>Random starts of k-means a level; the best is kept</source>
        <translation>每个层级 k-means 的随机初始化次数；保留最好的一次</translation>
    </message>
    <message>
        <source>Residual k-means in which every code of a level takes the same number of items. It removes the crowd of items behind a few codes that plain clustering makes of a long tail, at the price of cutting natural groups in two. Equal use of codes does not mean that whole semantic IDs are distinct.</source>
        <translation>一种残差 k-means，同一层级的每个码都分到相同数量的物品。普通聚类会让长尾数据中的大量物品集中在少数几个码上，它消除了这种拥挤，代价是把自然的组一分为二。码的均匀使用并不意味着完整的语义 ID 各不相同。</translation>
    </message>
    <message>
        <source>Rounds of assignment and means a level</source>
        <translation>每个层级中分配与求均值的轮数</translation>
    </message>
    <message>
        <source>Cuts each item vector into equal parts and groups every part by k-means on its own. The codes of an item stand side by side: none is coarser than another, and no beginning is shared by similar items. A simple baseline for tokenizers with parallel codes.</source>
        <translation>把每个物品向量切成等长的部分，各部分分别用 k-means 分组。一个物品的各个码并列：没有哪个更粗，相似的物品也没有相同的开头。它是并列码分词器的简单基线。</translation>
    </message>
    <message>
        <source>Parts that the vector is cut into: codes of an item</source>
        <translation>向量切成的部分数，即每个物品的码数</translation>
    </message>
    <message>
        <source>Codes to choose from in each part</source>
        <translation>每个部分可选的码数</translation>
    </message>
    <message>
        <source>Most rounds of k-means in each part</source>
        <translation>每个部分 k-means 的最多轮数</translation>
    </message>
    <message>
        <source>Product quantisation after a rotation that is learned with the codebooks, so that the parts of the vector carry about as much each and the codes lose less. On strongly correlated vectors its codes can be used very unevenly, which makes it a good subject for the codebook page.</source>
        <translation>先旋转、再做乘积量化，旋转与码本一同学习，使向量的各部分承载大致同样多的信息，码丢失的信息更少。在强相关的向量上，码的使用可能很不均匀，因此它很适合在码本页面上研究。</translation>
    </message>
    <message>
        <source>Turns of rotation and codebooks; 0 keeps the starting rotation</source>
        <translation>旋转与码本交替更新的次数；0 表示保持初始旋转</translation>
    </message>
    <message>
        <source>Numbers the items at random and reads groups of digits as codes. What two items share they share by accident, so this is the floor that any other identifier should beat.</source>
        <translation>给物品随机编号，并把每几位数字读作一个码。两个物品的相同之处纯属偶然，因此它是任何其他标识符都应超过的基线。</translation>
    </message>
    <message>
        <source>Digits of the number in one code</source>
        <translation>每个码所含的编号位数</translation>
    </message>
    <message>
        <source>Takes the words of an item's title as its codes, one a position, so that identifiers are as long as titles. A language model knows the words already; it also easily writes titles that do not exist.</source>
        <translation>以物品标题中的词作为它的码，每个位置一个，因此标识符与标题一样长。语言模型已经认识这些词；但它也很容易写出不存在的标题。</translation>
    </message>
    <message>
        <source>Words of a title that are read</source>
        <translation>读取的标题词数</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Gives every item one token of its own, as a table of embeddings does. Nothing is shared between items, so nothing collides and nothing is learned for one item from another.</source>
        <translation>像嵌入表那样，给每个物品一个专属的词元。物品之间没有任何共享，因此不会发生冲突，也不能从一个物品学到关于另一个物品的任何信息。</translation>
    </message>
    <message>
        <source>Numbers the items in order of their first appearance in the training histories, user by user, and reads groups of digits as codes. Items that were taken one after the other get near numbers and so share a beginning. Validation and test interactions are never looked at.</source>
        <translation>按物品在训练历史中首次出现的顺序（逐个用户）编号，并把每几位数字读作一个码。先后被选择的物品编号相近，因此有相同的开头。从不读取验证和测试交互。</translation>
    </message>
    <message>
        <source>Whose history is numbered first: as in the data, by first interaction, by length</source>
        <translation>先为谁的历史编号：按数据中的顺序、按首次交互或按长度</translation>
    </message>
    <message>
        <source>Divides the items into clusters by who takes them together in the training part, divides large clusters again, and takes the path through this tree as codes, with a running number at the end. Items with common users share a beginning. The result depends strongly on the number and the size of clusters.</source>
        <translation>根据训练部分中哪些用户会一并选择，把物品划分成簇，再继续划分大的簇，以在这棵树中的路径作为码，末尾加上流水号。有共同用户的物品有相同的开头。结果在很大程度上取决于簇的数量和大小。</translation>
    </message>
    <message>
        <source>Clusters that a level is divided into</source>
        <translation>每个层级划分成的簇数</translation>
    </message>
    <message>
        <source>A cluster of more items is divided again</source>
        <translation>物品多于此数的簇会继续划分</translation>
    </message>
    <message>
        <source>Most levels of clusters; large ones at the end stay whole</source>
        <translation>簇的最多层级数；末层的大簇不再划分</translation>
    </message>
    <message>
        <source>Takes an item's categories, coarse to fine, as its codes, with a running number at the end. Made by people rather than learned, so a shared beginning means the same category by construction; an item without one has its own number alone.</source>
        <translation>以物品的类别（由粗到细）作为它的码，末尾加上流水号。类别由人制定而不是学得，因此相同的开头必然意味着相同的类别；没有类别的物品只有自己的编号。</translation>
    </message>
    <message>
        <source>Begins like a collaborative or a semantic ID and ends with a token that belongs to the item alone. It shares what the path says and still tells every item apart, and was the best of its family on Amazon Beauty.</source>
        <translation>开头与协同 ID 或语义 ID 相同，末尾是物品专属的词元。它共享路径所表达的信息，又能区分每个物品，在 Amazon Beauty 上是同类方法中最好的。</translation>
    </message>
    <message>
        <source>What the beginning is made of: common users, or categories</source>
        <translation>开头由什么构成：共同的用户，或类别</translation>
    </message>
    <message>
        <source>Takes semantic IDs that were made elsewhere, published with a paper or by another program, as they are. Everything the lab shows of a tokenizer's codes it shows of these too: usage, collisions, the prefix tree, and what they are worth to a recommender.</source>
        <translation>原样采用来自别处的语义 ID，例如随论文发布的，或由其他程序生成的。凡是能为分词器的码显示的内容，也都能为它们显示：使用情况、冲突、前缀树，以及对推荐模型的价值。</translation>
    </message>
    <message>
        <source>Code table of the data set; auto takes the only one there is</source>
        <translation>数据集的码表；auto 表示取唯一的那个</translation>
    </message>
    <message>
        <source>File of codes to read instead: *.json or *.csv</source>
        <translation>改为从此文件读取码：*.json 或 *.csv</translation>
    </message>
    <message>
        <source>Codes that the codebooks hold, for all levels or one a level; 0 is the largest + 1</source>
        <translation>码本容纳的码数，可全部层级共用一个，或每个层级一个；0 表示最大的码 + 1</translation>
    </message>
    <message>
        <source>Run whose item embeddings say who takes what; empty takes them from the training part itself</source>
        <translation>用哪个运行的物品嵌入表示“谁选择了什么”；留空则直接取自训练部分</translation>
    </message>
    <message>
        <source>Record alignment and uniformity of the embeddings, of a model that has them</source>
        <translation>记录嵌入的对齐性和均匀性（有嵌入的模型）</translation>
    </message>
    <message>
        <source>Users whose attention maps are recorded, of a model with attention; 0 records no attention</source>
        <translation>记录其注意力图的用户数（限带注意力的模型）；0 表示不记录注意力</translation>
    </message>
    <message>
        <source>Gives every user and item a vector so that products come near 1 for what was taken and near 0 for everything else. While one side stands still the other is solved exactly, in turn, a few times over: no step size, no negatives, and hard to beat once its two weights are tuned.</source>
        <translation>为每个用户和物品求一个向量，使发生过的交互的内积接近 1，其余的接近 0。固定一方时另一方可精确求解，如此轮流若干遍：没有步长，也不需要负样本；两个权重调好之后很难被超越。</translation>
    </message>
    <message>
        <source>How often users and items are solved in turn</source>
        <translation>用户与物品轮流求解的遍数</translation>
    </message>
    <message>
        <source>Weights of the errors: of Rendle et al. 2022, or of Hu et al. 2008</source>
        <translation>误差的权重：按 Rendle 等人（2022），或按 Hu 等人（2008）</translation>
    </message>
    <message>
        <source>Weight of pulling every score towards 0</source>
        <translation>把所有得分拉向 0 的权重</translation>
    </message>
    <message>
        <source>L2 weight on the vectors</source>
        <translation>向量的 L2 权重</translation>
    </message>
    <message>
        <source>How much more the vectors of active users and popular items are held back</source>
        <translation>对活跃用户和热门物品的向量额外约束的程度</translation>
    </message>
    <message>
        <source>What one interaction adds to its weight of 1</source>
        <translation>每次交互在权重 1 之上增加的值</translation>
    </message>
    <message>
        <source>Puts users and items on a sphere and asks for two things at once: a user close to the items taken (alignment), and all users, and all items, spread evenly (uniformity). It needs no negative examples, and its two losses are what the Hypersphere page measures.</source>
        <translation>把用户和物品放在球面上，同时要求两件事：用户靠近交互过的物品（对齐性），所有用户之间、所有物品之间均匀散开（均匀性）。它不需要负样本，两项损失正是“超球面”页所度量的量。</translation>
    </message>
    <message>
        <source>Weight of uniformity: under 0.5 for dense data, 1 to 5 for large sparse data; with too little everything collapses into one point</source>
        <translation>均匀性的权重：稠密数据小于 0.5，大而稀疏的数据取 1 到 5；过小时一切坍缩成一点</translation>
    </message>
    <message>
        <source>Embeddings as they are, or averaged over the graph of users and items</source>
        <translation>直接使用嵌入，或在用户-物品图上取平均</translation>
    </message>
    <message>
        <source>Propagation steps over the graph</source>
        <translation>在图上传播的步数</translation>
    </message>
    <message>
        <source>Score: product of the embeddings as they are, with items of length 1, or the cosine</source>
        <translation>得分：原始嵌入的内积、物品长度归一后的内积，或余弦</translation>
    </message>
    <message>
        <source>Hides some items of a user's history and learns to name them from what stands before and behind them, by attention in both directions; the next item is asked for as one more hidden item. Few places of a history teach it in each epoch, so it needs more epochs than SASRec.</source>
        <translation>遮住用户历史中的部分物品，借助双向注意力根据前后物品学习还原它们；预测下一个物品时，再追加一个被遮住的物品。每轮只有历史中的少数位置参与学习，因此比 SASRec 需要更多轮次。</translation>
    </message>
    <message>
        <source>Share of a history's items that are masked</source>
        <translation>历史物品中被遮住的比例</translation>
    </message>
    <message>
        <source>Share of histories of which the last item alone is masked</source>
        <translation>只遮住最后一个物品的历史所占比例</translation>
    </message>
    <message>
        <source>Reads a user's history and its times by units of gated attention whose weights are not normalised, so that how often something was looked for counts too. When the user comes back is read as well, not what is taken then.</source>
        <translation>用门控注意力单元读取用户历史及其时间；权重不做归一化，因此出现次数也会起作用。模型还会读取用户何时回来，但不会读取当时选择了什么。</translation>
    </message>
    <message>
        <source>Cosines are divided by it: a small one sharpens the ranking</source>
        <translation>余弦值除以此数：越小，排序越尖锐</translation>
    </message>
    <message>
        <source>Read the time between interactions, where the data set has dates</source>
        <translation>数据集有日期时，读取交互之间的时间间隔</translation>
    </message>
    <message>
        <source>MMQ that learns on from behaviour: once its experts have learned to code the two kinds of content, a recommender joins that predicts the next item code by code, and experts and codes move to where they help it without losing what they say of the content. Items with equal codes tie.</source>
        <translation>继续从行为中学习的 MMQ：各专家学会为两种内容编码之后，加入一个逐码预测下一个物品的推荐模型；专家和码移动到对它有帮助的位置，同时不丢失对内容的表达。码相同的物品并列。</translation>
    </message>
    <message>
        <source>Epochs on content alone before the recommender joins; the rest is joint</source>
        <translation>推荐模型加入之前只学习内容的轮数；其余轮次为联合训练</translation>
    </message>
    <message>
        <source>Width of the soft assignment as the recommender joins; moves the gradient alone</source>
        <translation>推荐模型加入时软分配的宽度；只影响梯度</translation>
    </message>
    <message>
        <source>Width of the soft assignment in the last epoch</source>
        <translation>最后一轮软分配的宽度</translation>
    </message>
    <message>
        <source>Width of the recommender's vectors and hidden states</source>
        <translation>推荐模型的向量与隐藏状态的宽度</translation>
    </message>
    <message>
        <source>Let less of the collaborative vector through where it is mostly noise</source>
        <translation>协同向量大多是噪声时，少让它通过</translation>
    </message>
    <message>
        <source>Starts as residual k-means and then learns like an RQ-VAE: the network begins by changing nothing, so that its first codes are those of residual k-means, and training moves vectors and codes from there. No codebook has to be found by luck.</source>
        <translation>以残差 k-means 开始，再像 RQ-VAE 一样学习：网络起初不作任何改变，因此最初的码就是残差 k-means 的码，训练再由此移动向量和码。码本不必靠运气得到。</translation>
    </message>
    <message>
        <source>How items share the places: code by code, nearest first; by optimal transport (more memory); or by min-cost flow, at the least total distance (more time)</source>
        <translation>物品如何分配名额：逐个码、最近者优先；用最优传输（占用更多内存）；或用最小费用流，使总距离最小（花费更多时间）</translation>
    </message>
    <message>
        <source>A tokenizer and a recommender in one: an RQ-VAE gives items semantic IDs, then a recommender that predicts the next item code by code moves the codes to where they help it. Noise makes items try other codes, which keeps the codebook from collapsing, and fades as training goes on. Items with equal codes tie.</source>
        <translation>分词器与推荐模型合二为一：先由 RQ-VAE 赋予物品语义 ID，再由逐码预测下一物品的推荐模型把码移到对它有利的位置。噪声让物品尝试其他码，防止码本坍缩，并随训练逐渐消退。码相同的物品得分相同。</translation>
    </message>
    <message>
        <source>Epochs of the tokenizer alone before the recommender joins; the rest of training.epochs is joint</source>
        <translation>推荐模型加入之前单独训练分词器的轮数；training.epochs 的其余轮次为联合训练</translation>
    </message>
    <message>
        <source>How the recommender moves the codes: by noisy choices, without noise, through the chosen code alone, or not at all</source>
        <translation>推荐模型如何移动码：通过带噪声的选择、不带噪声、只通过所选的码，或完全不移动</translation>
    </message>
    <message>
        <source>How the noise ends: never, evenly over the epochs, with the loss, or for all but overused codes</source>
        <translation>噪声如何结束：从不、随轮次均匀减小、随损失减小，或只保留给过度使用的码</translation>
    </message>
    <message>
        <source>The learned noise ends where the loss falls to the square of this (lambda)</source>
        <translation>损失降到此值的平方时，学习的噪声归零（lambda）</translation>
    </message>
    <message>
        <source>A first code is overused above so many times its even share; only its items get noise</source>
        <translation>首码的使用超过平均份额的这么多倍即为过度使用；只有其物品带噪声</translation>
    </message>
    <message>
        <source>Width of the soft assignment; moves the gradient, not the choice</source>
        <translation>软分配的宽度；影响梯度，不影响选择</translation>
    </message>
    <message>
        <source>Divide the logits by their running standard deviation, so that the noise means the same everywhere</source>
        <translation>将 logit 除以其滑动标准差，使噪声在各处含义一致</translation>
    </message>
    <message>
        <source>Let the loss reach the codebooks through the histories' items</source>
        <translation>让损失通过历史中的物品传到码本</translation>
    </message>
    <message>
        <source>Let the loss reach them through the items to be predicted; this rewards one code for everything</source>
        <translation>让损失通过待预测的物品传到码本；这会鼓励所有物品共用一个码</translation>
    </message>
    <message>
        <source>Weight that keeps codes and their vectors together</source>
        <translation>使码与其向量保持靠近的权重</translation>
    </message>
    <message>
        <source>Weight of the error of an item's quantised vector</source>
        <translation>物品量化向量误差的权重</translation>
    </message>
    <message>
        <source>Changes made while it trains, each after so many batches: `120 learning_rate 0.0001; 120 revive_dead_codes; 133 roll_back`; empty for none</source>
        <translation>训练时进行的更改，各在若干批次之后：`120 learning_rate 0.0001; 120 revive_dead_codes; 133 roll_back`；留空则没有</translation>
    </message>
    <message>
        <source>Add a learned vector for each place in the history; without them its order hardly counts</source>
        <translation>为历史中的每个位置加上一个学习得到的向量；没有它们，历史的顺序几乎不起作用</translation>
    </message>
    <message>
        <source>Noise at the start, in standard deviations of the logits (sigma); the more codes, the less it takes: with 256, 0.03 moves about half of the items and 0.1 nearly all</source>
        <translation>开始时的噪声，以 logit 的标准差为单位（sigma）；码越多，所需越少：256 个码时，0.03 使约一半的物品换码，0.1 使几乎全部换码</translation>
    </message>
    <message>
        <source>Below 2, long histories are thinned at random in training (stochastic length), so that a history costs on average at most twice max_length to this power; a batch is still as long as its longest history</source>
        <translation>小于 2 时，训练中随机抽稀较长的历史（随机长度），使一条历史的平均代价至多为 max_length 的这个次方的两倍；一批的长度仍是其中最长的历史</translation>
    </message>
    <message>
        <source>Let the loss reach the encoder too: the latents move with the codes, and can all fall together</source>
        <translation>让损失也到达编码器：隐向量随码一起移动，可能全部塌到一处</translation>
    </message>
    <message>
        <source>Learning rate of the tokenizer in the joint phase as a multiple of the recommender's</source>
        <translation>联合阶段分词器的学习率，为推荐模型学习率的倍数</translation>
    </message>
    <message>
        <source>An RQ-VAE for a catalogue of several domains, such as the markets of a shop or the genres of films. Items of one domain are drawn together and those of others pushed away, so that the first codes tell the domain while later ones can be shared by all.</source>
        <translation>面向多个域的物品目录的 RQ-VAE，域可以是商店的各个市场或电影的各种类型。同一个域的物品被拉近，不同域的物品被推远，因此前面的码能说明所属的域，而后面的码可由所有域共用。</translation>
    </message>
    <message>
        <source>Item column whose categories are the domains, of a list the first; auto takes the first column of categories</source>
        <translation>以其类别作为域的物品列，若是列表则取第一个；auto 取第一个类别列</translation>
    </message>
    <message>
        <source>Weight of drawing a domain together and the others apart (lambda)</source>
        <translation>拉近同域物品、推远其他域的权重（lambda）</translation>
    </message>
    <message>
        <source>Temperature of the likeness of two items</source>
        <translation>两个物品相似度的温度</translation>
    </message>
    <message>
        <source>Give each batch its share of every domain instead of leaving it to chance</source>
        <translation>让每个批次按比例包含每个域的物品，而不是听凭随机</translation>
    </message>
    <message>
        <source>Weight that keeps the experts unlike; they start nearly at right angles, so that small weights change little</source>
        <translation>使各专家互不相似的权重；各专家的网络起步时已近乎正交，因此较小的权重几乎不起作用</translation>
    </message>
    <message>
        <source>Describes an item by a few vectors instead of codes, as an autoencoder learns them under noise of a fixed strength. The noise cannot be learned away, so the vectors keep their meaning; there is no codebook that could collapse. It reads item content, or the embeddings of a trained recommender as in the paper.</source>
        <translation>用几个向量而不是码来描述物品，这些向量由自编码器在固定强度的噪声下学得。噪声无法被学习消除，因此向量保有含义；没有会坍缩的码本。它读取物品内容，或像论文那样读取训练好的推荐模型的嵌入。</translation>
    </message>
    <message>
        <source>Vectors of an item, each from an encoder of its own</source>
        <translation>一个物品的向量数，每个来自各自的编码器</translation>
    </message>
    <message>
        <source>Width of each vector; the paper's is 2048, that of its language model</source>
        <translation>每个向量的宽度；论文为 2048，即其语言模型的宽度</translation>
    </message>
    <message>
        <source>Share dropped after each hidden layer, mirrored in the decoder</source>
        <translation>每个隐藏层之后丢弃的比例，解码器与之镜像</translation>
    </message>
    <message>
        <source>Share of the features that a batch hides from the encoders</source>
        <translation>每个批次对编码器隐藏的特征比例</translation>
    </message>
    <message>
        <source>Deviation of the normal distribution from which the strength of the noise is drawn once</source>
        <translation>噪声强度只抽取一次，这是所用正态分布的标准差</translation>
    </message>
    <message>
        <source>Weight that keeps the mean vector of an item short</source>
        <translation>使物品的平均向量保持较短的权重</translation>
    </message>
    <message>
        <source>Weight of the vectors agreeing in each dimension while no two dimensions say the same (Barlow Twins)</source>
        <translation>使各向量在每一维上一致、且任意两维内容不同的权重（Barlow Twins）</translation>
    </message>
    <message>
        <source>Weight of different dimensions in that term, at a width of 2048; kept in proportion at others</source>
        <translation>该项中不同维度的权重，以宽度 2048 为准；其他宽度按比例换算</translation>
    </message>
    <message>
        <source>Gives every item one code: its own, or with buckets the one that its id is hashed to, as large systems do to bound their tables. Which items then share a code is chance, and the fewer the buckets the more do: a floor for every identifier that means something.</source>
        <translation>给每个物品一个码：自己独有的码，或者在设定桶数时取其 ID 哈希到的桶，大型系统借此限制表的大小。这时哪些物品共用一个码全凭偶然，桶越少共用越多：任何有含义的标识都应胜过它。</translation>
    </message>
    <message>
        <source>Buckets that ids are hashed to; 0 gives every item a code of its own</source>
        <translation>ID 哈希到的桶数；0 表示每个物品一个独有的码</translation>
    </message>
    <message>
        <source>buckets</source>
        <translation>桶</translation>
    </message>
    <message>
        <source>Weight that spreads the codes (beta); large values make their use less even</source>
        <translation>使码分散开的权重（beta）；取值过大反而使码的使用更不均匀</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>A hit: held out for the test</source>
        <translation>命中：为测试而留出</translation>
    </message>
    <message>
        <source>A hit: held out for validation</source>
        <translation>命中：为验证而留出</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Rating or strength; – where there is none</source>
        <translation>评分或强度；没有时显示 –</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Place in the user's history</source>
        <translation>在用户历史中的位置</translation>
    </message>
    <message>
        <source>Day, in UTC</source>
        <translation>日期（UTC）</translation>
    </message>
    <message>
        <source>%1 · 1 interaction</source>
        <translation>%1 · 1 条交互</translation>
    </message>
    <message>
        <source>%1 · %2 interactions</source>
        <translation>%1 · %2 条交互</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>◇ valid</source>
        <translation>◇ 验证</translation>
    </message>
    <message>
        <source>◆ test</source>
        <translation>◆ 测试</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>未纳入</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Where the interaction stands in the run's split: valid and test are held out</source>
        <translation>该交互在此运行的划分中属于哪一部分：验证和测试部分是留出的</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Equal inputs</source>
        <translation>输入相同</translation>
    </message>
    <message>
        <source>Growing norms</source>
        <translation>范数不断增大</translation>
    </message>
    <message>
        <source>Unbalanced losses</source>
        <translation>损失失衡</translation>
    </message>
    <message>
        <source>Bad initialisation</source>
        <translation>初始化不当</translation>
    </message>
    <message>
        <source>k-means on an untrained encoder</source>
        <translation>在未训练的编码器上做 k-means</translation>
    </message>
    <message>
        <source>Stale moving averages</source>
        <translation>滑动平均滞后</translation>
    </message>
    <message>
        <source>One-sided inputs</source>
        <translation>输入方向单一</translation>
    </message>
    <message>
        <source>Codebook too large</source>
        <translation>码本过大</translation>
    </message>
    <message>
        <source>Clashing remedies</source>
        <translation>对策互相冲突</translation>
    </message>
    <message>
        <source>Learning rate too high</source>
        <translation>学习率过高</translation>
    </message>
    <message>
        <source>Learning rate too low</source>
        <translation>学习率过低</translation>
    </message>
    <message>
        <source>very likely</source>
        <translation>极有可能</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>很可能</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>有可能</translation>
    </message>
    <message>
        <source>%1 &lt;small&gt;(%2)&lt;/small&gt;</source>
        <translation>%1 &lt;small&gt;（%2）&lt;/small&gt;</translation>
    </message>
    <message>
        <source>%1 &lt;small&gt;(%2: %3, threshold %4; %5)&lt;/small&gt;</source>
        <translation>%1 &lt;small&gt;（%2：%3，阈值 %4；%5）&lt;/small&gt;</translation>
    </message>
    <message>
        <source>healthy up to %1</source>
        <translation>不超过 %1 为健康</translation>
    </message>
    <message>
        <source>healthy from %1, alarm below %2</source>
        <translation>%1 起为健康，低于 %2 为警报</translation>
    </message>
    <message>
        <source>healthy up to %1, alarm above %2</source>
        <translation>不超过 %1 为健康，高于 %2 为警报</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>healthy up to %1, alarm from %2</source>
        <translation>不超过 %1 为健康，%2 起为警报</translation>
    </message>
</context>
<context>
    <name>EntityTable</name>
    <message>
        <source>A protected attribute: used for fairness, never as a feature</source>
        <translation>受保护属性：用于公平性分析，从不作为特征</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Id in the source</source>
        <translation>源数据中的 ID</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Mean value</source>
        <translation>平均数值</translation>
    </message>
    <message>
        <source>Of the ratings or strengths that are there</source>
        <translation>只计入已有的评分或强度</translation>
    </message>
</context>
<context>
    <name>Fairness</name>
    <message>
        <source>%1, %2: in %3 lists</source>
        <translation>%1，%2：出现在 %3 个列表中</translation>
    </message>
    <message>
        <source>items, the least shown first</source>
        <translation>物品，展示最少的在前</translation>
    </message>
    <message>
        <source>share of all places</source>
        <translation>占所有位置的比例</translation>
    </message>
    <message>
        <source>items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Gini of the exposure %1 and %2</source>
        <translation>曝光的基尼系数 %1 和 %2</translation>
    </message>
    <message>
        <source>Gini of the exposure %1</source>
        <translation>曝光的基尼系数 %1</translation>
    </message>
    <message>
        <source>items, the most shown first</source>
        <translation>物品，展示最多的在前</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>%1 of the items are never recommended</source>
        <translation>%1 的物品从未被推荐</translation>
    </message>
    <message>
        <source>Exposure of items</source>
        <translation>物品曝光</translation>
    </message>
    <message>
        <source>training interactions</source>
        <translation>训练交互数</translation>
    </message>
    <message>
        <source>%1 did not record how often items were taken in training</source>
        <translation>%1 没有记录物品在训练中被交互的次数</translation>
    </message>
    <message>
        <source>%1 of the recommendations are of the long tail</source>
        <translation>%1 的推荐属于长尾</translation>
    </message>
    <message>
        <source>%1, %2 items in %3 lists of %4</source>
        <translation>%1，%2 个物品，%3 个长度为 %4 的列表</translation>
    </message>
    <message>
        <source>%1, in lists of %2</source>
        <translation>%1，出现在长度 %2 的列表</translation>
    </message>
    <message>
        <source>In lists of %1</source>
        <translation>出现在长度 %1 的列表</translation>
    </message>
    <message>
        <source>In how many users' lists the item stands</source>
        <translation>该物品出现在多少个用户的列表中</translation>
    </message>
    <message>
        <source>How often items are recommended is drawn here</source>
        <translation>此处绘制物品被推荐的频率</translation>
    </message>
    <message>
        <source>%1, %2 drawn</source>
        <translation>%1，绘制其中 %2 个</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>交互数</translation>
    </message>
    <message>
        <source>Training interactions of the item</source>
        <translation>该物品的训练交互数</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Of the metric over the users with a value</source>
        <translation>指标在有数值的用户上的均值</translation>
    </message>
    <message>
        <source>Gini</source>
        <translation>基尼系数</translation>
    </message>
    <message>
        <source>0: all users have the same; near 1: a few have all</source>
        <translation>0：所有用户相同；接近 1：少数用户占据一切</translation>
    </message>
    <message>
        <source>Worst 10 %</source>
        <translation>最差的 10%</translation>
    </message>
    <message>
        <source>Mean of the worst-served tenth of the users</source>
        <translation>服务最差的十分之一用户的均值</translation>
    </message>
    <message>
        <source>Worst 25 %</source>
        <translation>最差的 25%</translation>
    </message>
    <message>
        <source>Mean of the worst-served quarter of the users</source>
        <translation>服务最差的四分之一用户的均值</translation>
    </message>
    <message>
        <source>Users with 0</source>
        <translation>数值为 0 的用户</translation>
    </message>
    <message>
        <source>Share of the users who get nothing</source>
        <translation>一无所得的用户比例</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Half of the users have less</source>
        <translation>半数用户低于此值</translation>
    </message>
    <message>
        <source>Atkinson</source>
        <translation>阿特金森指数</translation>
    </message>
    <message>
        <source>Share of the mean that equality would be worth, with aversion 0.5</source>
        <translation>为实现平等所值的均值份额，厌恶系数 0.5</translation>
    </message>
    <message>
        <source>Jain</source>
        <translation>Jain 指数</translation>
    </message>
    <message>
        <source>1: all users have the same</source>
        <translation>1：所有用户相同</translation>
    </message>
    <message>
        <source>In brackets: within what lists of this length can reach, from 0 to 1</source>
        <translation>括号内：在此长度的列表可达范围中的位置，从 0 到 1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>0: all items are shown as often</source>
        <translation>0：所有物品展示得一样多</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Share of the items that are shown at all</source>
        <translation>至少被展示一次的物品比例</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>1: all items are shown as often</source>
        <translation>1：所有物品展示得一样多</translation>
    </message>
    <message>
        <source>Gini by rank</source>
        <translation>按名次加权的基尼系数</translation>
    </message>
    <message>
        <source>As Gini, where the first places of a list count more</source>
        <translation>同基尼系数，但列表靠前的位置权重更大</translation>
    </message>
    <message>
        <source>Long tail</source>
        <translation>长尾</translation>
    </message>
    <message>
        <source>Share of the recommendations outside the popular items that have 80 % of the training interactions</source>
        <translation>推荐中不属于热门物品的比例；热门物品占训练交互的 80%</translation>
    </message>
    <message>
        <source>Popularity and exposure</source>
        <translation>流行度与曝光</translation>
    </message>
    <message>
        <source>Spearman's correlation of how often an item was taken and how often it is shown</source>
        <translation>物品被交互次数与被展示次数的斯皮尔曼相关系数</translation>
    </message>
    <message>
        <source>Personalisation</source>
        <translation>个性化</translation>
    </message>
    <message>
        <source>1: no two users' lists share an item; 0: all have the same list</source>
        <translation>1：任意两个用户的列表都没有相同物品；0：所有用户的列表相同</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 recorded no values by user: it was not tested, or made by a program that does not keep them. Train the model again to see whom it serves</source>
        <translation>%1 没有逐用户的数值：它没有经过测试，或由不保存这些数值的程序生成。请重新训练模型以查看它服务了谁</translation>
    </message>
    <message>
        <source>%1 recorded no values by user on the %2 part</source>
        <translation>%1 在 %2 部分没有逐用户的数值</translation>
    </message>
    <message>
        <source>%1 has no values of %2 by user</source>
        <translation>%1 没有 %2 的逐用户数值</translation>
    </message>
    <message>
        <source>%1: %2 against %3</source>
        <translation>%1：%2 对比 %3</translation>
    </message>
    <message>
        <source>%1: any difference</source>
        <translation>%1：任何差异</translation>
    </message>
    <message>
        <source>Mean of %1</source>
        <translation>%1 的均值</translation>
    </message>
    <message>
        <source>%1 (%2), %3 users</source>
        <translation>%1（%2），%3 个用户</translation>
    </message>
    <message>
        <source>Over all of its users with a value; 95 % bootstrap interval</source>
        <translation>其所有有数值的用户；95% 自助法置信区间</translation>
    </message>
    <message>
        <source>Difference, %1 less %2</source>
        <translation>差异，%1 减 %2</translation>
    </message>
    <message>
        <source>Mean over the users with a value in both</source>
        <translation>在两者中都有数值的用户的均值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Bootstrap over users</source>
        <translation>对用户的自助法</translation>
    </message>
    <message>
        <source>Relative difference</source>
        <translation>相对差异</translation>
    </message>
    <message>
        <source>Of the mean of %1</source>
        <translation>相对于 %1 的均值</translation>
    </message>
    <message>
        <source>p, randomisation</source>
        <translation>p，随机化检验</translation>
    </message>
    <message>
        <source>Signs of the differences by chance: no assumption on how they are spread</source>
        <translation>随机改变差异的符号：不假设差异的分布</translation>
    </message>
    <message>
        <source>p, corrected (Holm)</source>
        <translation>p，校正后（Holm）</translation>
    </message>
    <message>
        <source>p, paired t</source>
        <translation>p，配对 t 检验</translation>
    </message>
    <message>
        <source>Student's test of the mean</source>
        <translation>均值的学生 t 检验</translation>
    </message>
    <message>
        <source>p, signed ranks</source>
        <translation>p，符号秩检验</translation>
    </message>
    <message>
        <source>Wilcoxon's test: of symmetry about 0, not of the mean</source>
        <translation>威尔科克森检验：检验关于 0 的对称性，而非均值</translation>
    </message>
    <message>
        <source>p, signs</source>
        <translation>p，符号检验</translation>
    </message>
    <message>
        <source>Wins against losses</source>
        <translation>胜数对负数</translation>
    </message>
    <message>
        <source>Won, lost, tied</source>
        <translation>胜、负、平</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Users that %1 serves better, worse and alike</source>
        <translation>%1 服务得更好、更差和一样的用户数</translation>
    </message>
    <message>
        <source>Effect size d_z</source>
        <translation>效应量 d_z</translation>
    </message>
    <message>
        <source>Difference over the standard deviation of the differences</source>
        <translation>差异除以差异的标准差</translation>
    </message>
    <message>
        <source>Cliff's delta</source>
        <translation>Cliff's delta</translation>
    </message>
    <message>
        <source>How much more often a value of %1 is above one of %2 than below, unpaired</source>
        <translation>不配对时，%1 的数值高于 %2 的频率比低于的频率多多少</translation>
    </message>
    <message>
        <source>Detectable difference</source>
        <translation>可检出的差异</translation>
    </message>
    <message>
        <source>The smallest that so many users show with 80 % power</source>
        <translation>这么多用户在 80% 功效下能检出的最小差异</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对数</translation>
    </message>
    <message>
        <source>Users with a value in both runs</source>
        <translation>在两个运行中都有数值的用户</translation>
    </message>
    <message>
        <source>Undefined in %1, in %2</source>
        <translation>在 %1、%2 中无定义</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Users without a value; those of either are left out of the pairs</source>
        <translation>没有数值的用户；任一运行中没有数值的都不参与配对</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>By the interval and the smallest effect of interest</source>
        <translation>依据区间和最小关注效应</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>With a value</source>
        <translation>有数值的</translation>
    </message>
    <message>
        <source>Undefined</source>
        <translation>无定义</translation>
    </message>
    <message>
        <source>Users without a value</source>
        <translation>没有数值的用户</translation>
    </message>
    <message>
        <source>Among the worst</source>
        <translation>属于最差</translation>
    </message>
    <message>
        <source>How much of the group is among the worst-served 10 % of all users</source>
        <translation>该组有多大比例属于所有用户中服务最差的 10%</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Mean of the first less mean of the second</source>
        <translation>前者的均值减后者的均值</translation>
    </message>
    <message>
        <source>p (Holm)</source>
        <translation>p（Holm）</translation>
    </message>
    <message>
        <source>Corrected over all rows of this table</source>
        <translation>对此表所有行进行校正</translation>
    </message>
    <message>
        <source>Of the gap: bootstrap over users</source>
        <translation>差距的区间：对用户的自助法</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>By permuted labels, not corrected</source>
        <translation>通过打乱标签，未校正</translation>
    </message>
    <message>
        <source>How much more often a value of the first is above one of the second than below</source>
        <translation>前者的数值高于后者的频率比低于的频率多多少</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数值名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>%1 less %2 in %3: %4 (%5), p %6. By its interval: %7</source>
        <translation>%3 上 %1 减 %2：%4（%5），p %6。依据区间：%7</translation>
    </message>
    <message>
        <source>data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>splits</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>candidate items</source>
        <translation>候选物品</translation>
    </message>
    <message>
        <source>masks of seen items</source>
        <translation>已交互物品的屏蔽</translation>
    </message>
    <message>
        <source>orders of equal scores</source>
        <translation>同分的排列方式</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source>the most active</source>
        <translation>最活跃的</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>training interactions, %1</source>
        <translation>训练交互数，%1</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>活跃度</translation>
    </message>
    <message>
        <source>the most active twentieth</source>
        <translation>最活跃的二十分之一</translation>
    </message>
    <message>
        <source>test part</source>
        <translation>测试部分</translation>
    </message>
    <message>
        <source>validation part</source>
        <translation>验证部分</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>equivalent</source>
        <translation>等效</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>无法判定</translation>
    </message>
    <message>
        <source>%1, %2 users</source>
        <translation>%1，%2 个用户</translation>
    </message>
    <message>
        <source>%1, %2 more without a value</source>
        <translation>%1，另有 %2 个没有数值</translation>
    </message>
    <message>
        <source>These runs were not measured alike, their %1 differ: the figures are not comparable</source>
        <translation>这些运行的评估方式不同，它们的%1不同：数值不可比较</translation>
    </message>
    <message>
        <source>Not tested: %1</source>
        <translation>未检验：%1</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未检验</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2: %3 users, %4 without a value</source>
        <translation>%1，%2：%3 个用户，%4 个没有数值</translation>
    </message>
    <message>
        <source>%1; too few to test</source>
        <translation>%1；人数太少，不作检验</translation>
    </message>
    <message>
        <source>No two groups are large enough to test</source>
        <translation>没有两个足够大的组可供检验</translation>
    </message>
    <message>
        <source>Gap of the groups %1, any difference: p %2 (Holm)</source>
        <translation>各组差距 %1，任何差异：p %2（Holm）</translation>
    </message>
    <message>
        <source>Gaps %1 and %2, p %3 and %4 (Holm)</source>
        <translation>差距 %1 和 %2，p %3 和 %4（Holm）</translation>
    </message>
    <message>
        <source>Groups of users</source>
        <translation>用户分组</translation>
    </message>
    <message>
        <source>95 % bootstrap</source>
        <translation>95% 自助法</translation>
    </message>
    <message>
        <source>Groups of users are drawn here</source>
        <translation>此处绘制用户分组</translation>
    </message>
    <message>
        <source>%1; groups: %2</source>
        <translation>%1；分组：%2</translation>
    </message>
    <message>
        <source>Nothing is known of the users by which they could be told apart</source>
        <translation>对用户一无所知，无法加以区分</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>By the run that is compared</source>
        <translation>依据对比的运行</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>%1 less %2</source>
        <translation>%1 减 %2</translation>
    </message>
    <message>
        <source>By the run that is shown; – where the user has nothing to be tested on</source>
        <translation>依据所显示的运行；– 表示该用户没有可供测试的物品</translation>
    </message>
    <message>
        <source>First hit</source>
        <translation>首次命中</translation>
    </message>
    <message>
        <source>Rank of the first held-out item in the list; – where none is among the first %1</source>
        <translation>列表中第一个留出物品的名次；– 表示前 %1 个中没有</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>The worst-served %1 have at most %2; "tied" are users at that limit who are more than have room within the %1</source>
        <translation>服务最差的 %1 最多为 %2；“并列”是正好在该界限上、且人数超过 %1 所能容纳的用户</translation>
    </message>
    <message>
        <source>worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>tied</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活跃度</translation>
    </message>
    <message>
        <source>Training interactions of the user</source>
        <translation>该用户的训练交互数</translation>
    </message>
    <message>
        <source>Gini of the users</source>
        <translation>用户的基尼系数</translation>
    </message>
    <message>
        <source>lower right is better for both</source>
        <translation>越靠右下，两者都越好</translation>
    </message>
    <message>
        <source>mean of the worst-served 10 %</source>
        <translation>服务最差的 10% 的均值</translation>
    </message>
    <message>
        <source>upper right is better for both</source>
        <translation>越靠右上，两者都越好</translation>
    </message>
    <message>
        <source>Gini of the exposure</source>
        <translation>曝光的基尼系数</translation>
    </message>
    <message>
        <source>frontier</source>
        <translation>前沿</translation>
    </message>
    <message>
        <source>Runs by relevance and fairness</source>
        <translation>各运行的相关性与公平性</translation>
    </message>
    <message>
        <source>No run recorded how often items are recommended</source>
        <translation>没有运行记录物品被推荐的频率</translation>
    </message>
    <message>
        <source>Runs of the same data and protocol are drawn here</source>
        <translation>此处绘制数据和评估协议相同的运行</translation>
    </message>
    <message>
        <source>other runs</source>
        <translation>其他运行</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>; runs measured otherwise and left out: %1</source>
        <translation>；因评估方式不同而略去的运行：%1</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>worst %1, at most %2</source>
        <translation>最差的 %1，最多 %2</translation>
    </message>
    <message>
        <source>How the users are served</source>
        <translation>用户得到的服务</translation>
    </message>
    <message>
        <source>How the users are served is drawn here</source>
        <translation>此处绘制用户得到的服务</translation>
    </message>
    <message>
        <source>Means %1 and %2</source>
        <translation>均值 %1 和 %2</translation>
    </message>
    <message>
        <source>Mean %1</source>
        <translation>均值 %1</translation>
    </message>
    <message>
        <source>mean of %1</source>
        <translation>%1 的均值</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>完全均等</translation>
    </message>
    <message>
        <source>Lorenz curve of the users</source>
        <translation>用户的洛伦兹曲线</translation>
    </message>
    <message>
        <source>users, the worst served first</source>
        <translation>用户，服务最差的在前</translation>
    </message>
    <message>
        <source>share of the sum</source>
        <translation>占总和的比例</translation>
    </message>
    <message>
        <source>The Lorenz curve is drawn here</source>
        <translation>此处绘制洛伦兹曲线</translation>
    </message>
    <message>
        <source>All users have 0, so there is nothing to share out</source>
        <translation>所有用户都为 0，没有可分配的</translation>
    </message>
    <message>
        <source>The worst half has %1</source>
        <translation>服务最差的一半占 %1</translation>
    </message>
    <message>
        <source>Gini %1 and %2</source>
        <translation>基尼系数 %1 和 %2</translation>
    </message>
    <message>
        <source>Gini %1</source>
        <translation>基尼系数 %1</translation>
    </message>
    <message>
        <source>Gains and losses</source>
        <translation>得与失</translation>
    </message>
    <message>
        <source>difference of %1</source>
        <translation>%1 的差异</translation>
    </message>
    <message>
        <source>Choose a run to compare with: who gains and who loses is drawn here</source>
        <translation>选择一个要对比的运行：此处绘制谁得益、谁受损</translation>
    </message>
    <message>
        <source>Served better by %1: %2 users, by %3: %4</source>
        <translation>%1 服务得更好的有 %2 个用户，%3 服务得更好的有 %4 个</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>弱势</translation>
    </message>
    <message>
        <source>few interactions</source>
        <translation>交互较少</translation>
    </message>
    <message>
        <source>weak users</source>
        <translation>弱势用户</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>How well all items are ordered for the user; 0.5 is chance</source>
        <translation>全部物品对该用户的排序好坏；0.5 为随机水平</translation>
    </message>
    <message>
        <source>%1 less %2: %3, p %4 (Holm)</source>
        <translation>%1 减 %2：%3，p %4（Holm）</translation>
    </message>
    <message>
        <source>95 %: %1; %2</source>
        <translation>95%：%1；%2</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Codes in use</source>
        <translation>在用的码</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Dead codes</source>
        <translation>死码</translation>
    </message>
    <message>
        <source>Gini of usage</source>
        <translation>使用量的基尼系数</translation>
    </message>
    <message>
        <source>Share of the most used code</source>
        <translation>最常用码的占比</translation>
    </message>
    <message>
        <source>Collision rate</source>
        <translation>冲突率</translation>
    </message>
    <message>
        <source>Distinct semantic IDs</source>
        <translation>不同语义 ID 数</translation>
    </message>
    <message>
        <source>Entropy that a level adds</source>
        <translation>各层级增加的熵</translation>
    </message>
    <message>
        <source>Branches of the prefix tree</source>
        <translation>前缀树的分支数</translation>
    </message>
    <message>
        <source>Largest bucket</source>
        <translation>最大桶</translation>
    </message>
    <message>
        <source>Collisions forced by equal inputs</source>
        <translation>输入相同导致的冲突</translation>
    </message>
    <message>
        <source>Collisions made by the codebook</source>
        <translation>码本造成的冲突</translation>
    </message>
    <message>
        <source>Nearly dead codes</source>
        <translation>濒死码</translation>
    </message>
    <message>
        <source>Churn against the epoch before</source>
        <translation>与上一轮相比的变动率</translation>
    </message>
    <message>
        <source>Churn without renamed codes</source>
        <translation>变动率（不计重命名的码）</translation>
    </message>
    <message>
        <source>Drift since the first epoch</source>
        <translation>自首轮以来的漂移</translation>
    </message>
    <message>
        <source>Reconstruction error</source>
        <translation>重建误差</translation>
    </message>
    <message>
        <source>Reconstruction cosine</source>
        <translation>重建余弦</translation>
    </message>
    <message>
        <source>Relative quantisation error</source>
        <translation>相对量化误差</translation>
    </message>
    <message>
        <source>Items that a level puts further away</source>
        <translation>被某层级推远的物品占比</translation>
    </message>
    <message>
        <source>Neighbourhood recall@10</source>
        <translation>邻域召回率@10</translation>
    </message>
    <message>
        <source>Neighbourhood recall@50</source>
        <translation>邻域召回率@50</translation>
    </message>
    <message>
        <source>Neighbourhood recall@10 by codes</source>
        <translation>按码计算的邻域召回率@10</translation>
    </message>
    <message>
        <source>Neighbourhood recall@50 by codes</source>
        <translation>按码计算的邻域召回率@50</translation>
    </message>
    <message>
        <source>Purity</source>
        <translation>纯度</translation>
    </message>
    <message>
        <source>Purity by chance</source>
        <translation>随机纯度</translation>
    </message>
    <message>
        <source>Adjusted mutual information</source>
        <translation>调整互信息</translation>
    </message>
    <message>
        <source>Normalised mutual information</source>
        <translation>归一化互信息</translation>
    </message>
    <message>
        <source>Uncertainty removed</source>
        <translation>消除的不确定性</translation>
    </message>
    <message>
        <source>Information that a level adds</source>
        <translation>各层级增加的信息</translation>
    </message>
    <message>
        <source>Consistency with the categories' tree</source>
        <translation>与类别树的一致性</translation>
    </message>
    <message>
        <source>Codebook norm</source>
        <translation>码本范数</translation>
    </message>
    <message>
        <source>Norm of the used codes</source>
        <translation>使用中的码的范数</translation>
    </message>
    <message>
        <source>Effective rank of the codebook</source>
        <translation>码本的有效秩</translation>
    </message>
    <message>
        <source>Mean cosine of the used codes</source>
        <translation>使用中的码的平均余弦</translation>
    </message>
    <message>
        <source>Largest cosine of used codes</source>
        <translation>使用中的码的最大余弦</translation>
    </message>
    <message>
        <source>Duplicates among the used codes</source>
        <translation>使用中的码里的重复码</translation>
    </message>
    <message>
        <source>Latent norm</source>
        <translation>潜向量范数</translation>
    </message>
    <message>
        <source>Perplexity of a batch</source>
        <translation>批次困惑度</translation>
    </message>
    <message>
        <source>Codes in use, by interactions</source>
        <translation>使用中的码（按交互）</translation>
    </message>
    <message>
        <source>Perplexity, by interactions</source>
        <translation>困惑度（按交互）</translation>
    </message>
    <message>
        <source>Residual norm</source>
        <translation>残差范数</translation>
    </message>
    <message>
        <source>Residual norm, 5 % quantile</source>
        <translation>残差范数，5 % 分位数</translation>
    </message>
    <message>
        <source>Residual norm, median</source>
        <translation>残差范数，中位数</translation>
    </message>
    <message>
        <source>Residual norm, 95 % quantile</source>
        <translation>残差范数，95 % 分位数</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>first code</source>
        <translation>首个码</translation>
    </message>
    <message>
        <source>first %1 codes</source>
        <translation>前 %1 个码</translation>
    </message>
    <message>
        <source>before level 0</source>
        <translation>层级 0 之前</translation>
    </message>
    <message>
        <source>after level %1</source>
        <translation>层级 %1 之后</translation>
    </message>
    <message>
        <source>up to level %1</source>
        <translation>至层级 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Revived codes</source>
        <translation>被复活的码</translation>
    </message>
    <message>
        <source>Collaborative recall@10</source>
        <translation>协同召回率@10</translation>
    </message>
    <message>
        <source>Collaborative recall@50</source>
        <translation>协同召回率@50</translation>
    </message>
    <message>
        <source>Collaborative recall@10 by codes</source>
        <translation>按码计算的协同召回率@10</translation>
    </message>
    <message>
        <source>Collaborative recall@50 by codes</source>
        <translation>按码计算的协同召回率@50</translation>
    </message>
    <message>
        <source>Items of a batch with their nearest codes</source>
        <translation>批次中取最近码的物品</translation>
    </message>
    <message>
        <source>Items of a batch with noise</source>
        <translation>批次中带噪声的物品</translation>
    </message>
    <message>
        <source>Overused first codes</source>
        <translation>过度使用的首码</translation>
    </message>
    <message>
        <source>Scale of the noise</source>
        <translation>噪声幅度</translation>
    </message>
    <message>
        <source>Cross-entropy of the codes</source>
        <translation>码的交叉熵</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>对齐性</translation>
    </message>
    <message>
        <source>Uniformity of users</source>
        <translation>用户的均匀性</translation>
    </message>
    <message>
        <source>Uniformity of items</source>
        <translation>物品的均匀性</translation>
    </message>
    <message>
        <source>Uniformity of users, by degree</source>
        <translation>用户的均匀性（按度加权）</translation>
    </message>
    <message>
        <source>Uniformity of items, by degree</source>
        <translation>物品的均匀性（按度加权）</translation>
    </message>
    <message>
        <source>Effective rank of users</source>
        <translation>用户的有效秩</translation>
    </message>
    <message>
        <source>Effective rank of items</source>
        <translation>物品的有效秩</translation>
    </message>
    <message>
        <source>Mean cosine of users</source>
        <translation>用户的平均余弦</translation>
    </message>
    <message>
        <source>Mean cosine of items</source>
        <translation>物品的平均余弦</translation>
    </message>
    <message>
        <source>Length of users' vectors</source>
        <translation>用户向量的长度</translation>
    </message>
    <message>
        <source>Length of items' vectors</source>
        <translation>物品向量的长度</translation>
    </message>
    <message>
        <source>Length and activity of users (rank correlation)</source>
        <translation>用户向量长度与活跃度（秩相关）</translation>
    </message>
    <message>
        <source>Length and popularity of items (rank correlation)</source>
        <translation>物品向量长度与流行度（秩相关）</translation>
    </message>
    <message>
        <source>Entropy of attention</source>
        <translation>注意力的熵</translation>
    </message>
    <message>
        <source>Distance that attention looks back</source>
        <translation>注意力回看的距离</translation>
    </message>
    <message>
        <source>Attention on the item itself</source>
        <translation>对物品自身的注意力</translation>
    </message>
    <message>
        <source>Attention on a sink</source>
        <translation>对汇聚点的注意力</translation>
    </message>
    <message>
        <source>Intensity of attention</source>
        <translation>注意力的强度</translation>
    </message>
    <message>
        <source>layer %1, head %2</source>
        <translation>层 %1，头 %2</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>层 %1</translation>
    </message>
    <message>
        <source>Codes that batches hardly take</source>
        <translation>批次几乎不再选用的码</translation>
    </message>
    <message>
        <source>Age of the longest forgotten code</source>
        <translation>最久未被选用的码的闲置步数</translation>
    </message>
    <message>
        <source>Items beyond one per semantic ID</source>
        <translation>超出“每个语义 ID 一个物品”的物品</translation>
    </message>
    <message>
        <source>Used codes with a twin (cosine &gt; 0.999)</source>
        <translation>有孪生码的在用码（余弦 &gt; 0.999）</translation>
    </message>
    <message>
        <source>Dimensions that vary in a batch</source>
        <translation>批次中有变化的维度</translation>
    </message>
    <message>
        <source>Correlation of different dimensions of an item's vectors</source>
        <translation>物品各向量不同维度之间的相关</translation>
    </message>
    <message>
        <source>Reconstruction error of a batch without noise</source>
        <translation>批次无噪声的重建误差</translation>
    </message>
    <message>
        <source>Reconstruction error of a batch with noise</source>
        <translation>批次有噪声的重建误差</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
</context>
<context>
    <name>ImportFields</name>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Rating or strength</source>
        <translation>评分或强度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Added to the time (ms)</source>
        <translation>时间的附加值（ms）</translation>
    </message>
    <message>
        <source>Kind of interaction</source>
        <translation>交互类型</translation>
    </message>
    <message>
        <source>Published split</source>
        <translation>已发布的划分</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Bar (|)</source>
        <translation>竖线（|）</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>First line</source>
        <translation>首行</translation>
    </message>
    <message>
        <source>Names the columns</source>
        <translation>是列名</translation>
    </message>
    <message>
        <source>Is data</source>
        <translation>是数据</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>小数分隔符</translation>
    </message>
    <message>
        <source>Point (0.5)</source>
        <translation>点（0.5）</translation>
    </message>
    <message>
        <source>Comma (0,5)</source>
        <translation>逗号（0,5）</translation>
    </message>
    <message>
        <source>Times are</source>
        <translation>时间表示为</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Microseconds</source>
        <translation>微秒</translation>
    </message>
    <message>
        <source>Positions in the history</source>
        <translation>历史中的位置</translation>
    </message>
    <message>
        <source>Pattern of times</source>
        <translation>时间格式</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Latin-1 (ISO 8859-1)</source>
        <translation>Latin-1 (ISO 8859-1)</translation>
    </message>
    <message>
        <source>File with the interactions</source>
        <translation>包含交互的文件</translation>
    </message>
    <message>
        <source>Published fold</source>
        <translation>已发布的折</translation>
    </message>
    <message>
        <source>None: all ratings</source>
        <translation>无：全部评分</translation>
    </message>
    <message>
        <source>Id of the item</source>
        <translation>物品的 ID</translation>
    </message>
    <message>
        <source>Items of the histories</source>
        <translation>历史中的物品</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Take as training rows</source>
        <translation>作为训练行</translation>
    </message>
    <message>
        <source>Offset of side files' keys</source>
        <translation>附表键的偏移量</translation>
    </message>
    <message>
        <source>Item vectors (.npy)</source>
        <translation>物品向量（.npy）</translation>
    </message>
    <message>
        <source>Their item ids</source>
        <translation>向量对应的物品 ID</translation>
    </message>
    <message>
        <source>Name of the vectors</source>
        <translation>向量的名称</translation>
    </message>
    <message>
        <source>Strip leading zeros of ids</source>
        <translation>去掉 ID 的前导零</translation>
    </message>
    <message>
        <source>Ignore upper and lower case of ids</source>
        <translation>忽略 ID 的大小写</translation>
    </message>
    <message>
        <source>Drop “.0” at the end of ids</source>
        <translation>去掉 ID 末尾的“.0”</translation>
    </message>
    <message>
        <source>choose “%1” as the “%2”</source>
        <translation>请将“%2”设为“%1”</translation>
    </message>
    <message>
        <source>set decimal=,</source>
        <translation>请设置 decimal=,</translation>
    </message>
    <message>
        <source>set decimal=.</source>
        <translation>请设置 decimal=.</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>This column has no use: choose it under Columns</source>
        <translation>此列未指定用途：请在“列”中选择</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Rating or strength</source>
        <translation>评分或强度</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>The first %1 rows: %2 kept, %3 refused · %4 users · %5 items</source>
        <translation>前 %1 行：保留 %2，拒绝 %3 · %4 个用户 · %5 个物品</translation>
    </message>
    <message>
        <source>All %1 rows: %2 kept, %3 refused · %4 users · %5 items</source>
        <translation>全部 %1 行：保留 %2，拒绝 %3 · %4 个用户 · %5 个物品</translation>
    </message>
    <message>
        <source>Choose the columns of the user and of the item: their names do not say which they are</source>
        <translation>请选择用户列和物品列：从列名无法判断是哪两列</translation>
    </message>
    <message>
        <source>%1 of the first %2 rows (%3) cannot be used, more than the limit of %4. Mend the file or the columns, or accept more bad rows</source>
        <translation>前 %2 行中有 %1 行（%3）无法使用，超过了 %4 的上限。请修正文件或列的设置，或接受更多坏行</translation>
    </message>
</context>
<context>
    <name>LiveRun</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>已完成，用时 %1</translation>
    </message>
    <message>
        <source>Cancelled after epoch %1</source>
        <translation>在第 %1 轮后取消</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Solving</source>
        <translation>正在求解</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮次</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Users and items</source>
        <translation>用户和物品</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>The terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>en</source>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1（可选）</translation>
    </message>
    <message>
        <source>Reads: %1</source>
        <translation>读取：%1</translation>
    </message>
    <message>
        <source>In the terminal: `armillary-cli train --dataset NAME --model %1`</source>
        <translation>在终端中：`armillary-cli train --dataset NAME --model %1`</translation>
    </message>
    <message>
        <source>It has no parameters of its own.</source>
        <translation>它没有自己的参数。</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许值</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>About Armillary</source>
        <translation>关于 Armillary</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Diagnosing collapse</source>
        <translation>诊断坍缩</translation>
    </message>
    <message>
        <source>Hypersphere</source>
        <translation>超球面</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>公平性</translation>
    </message>
    <message>
        <source>Live debugger</source>
        <translation>实时调试器</translation>
    </message>
    <message>
        <source>How the models compare</source>
        <translation>模型对比</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>章节正文</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>%1 · %2 on %3</source>
        <translation>%1 · %2（数据集 %3）</translation>
    </message>
    <message>
        <source>%1 needs interactions, and this data set is an item table without any. Choose another data set.</source>
        <translation>%1 需要交互，而此数据集是不含交互的物品表。请选择其他数据集。</translation>
    </message>
    <message>
        <source>%1 needs the order of each user's interactions, and this data set has none. Import it again with its time column, or choose a model that needs no order.</source>
        <translation>%1 需要每个用户的交互顺序，而此数据集没有。请连同时间列重新导入，或选择不需要顺序的模型。</translation>
    </message>
    <message>
        <source>%1 needs item vectors, or item text to make them from. Attach an item table or a .npy file to the data set.</source>
        <translation>%1 需要物品向量，或可用来生成向量的物品文本。请为数据集附上物品表或 .npy 文件。</translation>
    </message>
    <message>
        <source>%1 needs the codes of a tokenizer. Train a tokenizer first.</source>
        <translation>%1 需要分词器的码。请先训练一个分词器。</translation>
    </message>
    <message>
        <source>%1 needs %2, which this version of Armillary cannot give.</source>
        <translation>%1 需要 %2，此版本的 Armillary 无法提供。</translation>
    </message>
    <message>
        <source>needs interactions</source>
        <translation>需要交互</translation>
    </message>
    <message>
        <source>needs the order of interactions</source>
        <translation>需要交互的顺序</translation>
    </message>
    <message>
        <source>needs item vectors</source>
        <translation>需要物品向量</translation>
    </message>
    <message>
        <source>needs a tokenizer's codes</source>
        <translation>需要分词器的码</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Collaborative filtering</source>
        <translation>协同过滤</translation>
    </message>
    <message>
        <source>Graph models</source>
        <translation>图模型</translation>
    </message>
    <message>
        <source>Sequential models</source>
        <translation>序列模型</translation>
    </message>
    <message>
        <source>Tokenizers</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Item vectors</source>
        <translation>物品向量</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Collaborative vectors</source>
        <translation>协同向量</translation>
    </message>
</context>
<context>
    <name>OpenGl</name>
    <message>
        <source>OpenGL is turned off by ARMILLARY_OPENGL=0</source>
        <translation>OpenGL 已由 ARMILLARY_OPENGL=0 关闭</translation>
    </message>
    <message>
        <source>The platform “%1” has no OpenGL</source>
        <translation>平台“%1”没有 OpenGL</translation>
    </message>
    <message>
        <source>No OpenGL driver answers on this screen</source>
        <translation>此屏幕上没有可用的 OpenGL 驱动</translation>
    </message>
    <message>
        <source>OpenGL 3 is needed; this screen offers %1.%2</source>
        <translation>需要 OpenGL 3；此屏幕提供的是 %1.%2</translation>
    </message>
</context>
<context>
    <name>Price</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>tail</source>
        <translation>尾部</translation>
    </message>
    <message>
        <source>Codes of</source>
        <translation>码来自</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>留出物品</translation>
    </message>
    <message>
        <source>Users by their held-out items: head, the most taken fifth of the items; tail, the others</source>
        <translation>按留出物品划分的用户：头部为最热门的五分之一物品，尾部为其余物品</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>With a vector for each item</source>
        <translation>每个物品一个向量</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>码</translation>
    </message>
    <message>
        <source>With the sum of the vectors of an item's codes</source>
        <translation>用物品各层级码的向量之和</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Codes less items, paired by user</source>
        <translation>码减物品，按用户配对</translation>
    </message>
    <message>
        <source>Std. error</source>
        <translation>标准误</translation>
    </message>
    <message>
        <source>Of the difference</source>
        <translation>差值的标准误</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Whose held-out items are all of this part</source>
        <translation>其留出物品全部属于此部分的用户</translation>
    </message>
</context>
<context>
    <name>ProfileCards</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>%1 of them have an interaction</source>
        <translation>其中 %1 个有交互</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>%1 different pairs of user and item</source>
        <translation>%1 个不同的用户-物品对</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Share of all pairs of user and item that occur</source>
        <translation>实际出现的用户-物品对占所有可能组合的比例</translation>
    </message>
    <message>
        <source>Gini of items</source>
        <translation>物品基尼系数</translation>
    </message>
    <message>
        <source>0: all items are equally popular; near 1: a few take everything</source>
        <translation>0：所有物品同样流行；接近 1：少数物品占据一切</translation>
    </message>
    <message>
        <source>Top 10 % of items</source>
        <translation>前 10 % 的物品</translation>
    </message>
    <message>
        <source>Share of the interactions on the most popular tenth of the items</source>
        <translation>最流行的十分之一物品所占的交互比例</translation>
    </message>
    <message>
        <source>Median history</source>
        <translation>历史长度中位数</translation>
    </message>
    <message>
        <source>Half of the users have no more interactions</source>
        <translation>半数用户的交互数不超过此值</translation>
    </message>
    <message>
        <source>Histories below 3</source>
        <translation>历史不足 3 次</translation>
    </message>
    <message>
        <source>Share of the users who are too short for a training, a validation and a test item</source>
        <translation>历史过短、不够分出训练、验证和测试物品各一个的用户比例</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Share of the interactions with an item that the user had before</source>
        <translation>用户与之前已交互过的物品再次交互的比例</translation>
    </message>
    <message>
        <source>First interaction</source>
        <translation>首次交互</translation>
    </message>
    <message>
        <source>Day, UTC</source>
        <translation>日期，UTC</translation>
    </message>
    <message>
        <source>Last interaction</source>
        <translation>末次交互</translation>
    </message>
    <message>
        <source>Median gap</source>
        <translation>间隔中位数</translation>
    </message>
    <message>
        <source>Between two consecutive interactions of a user</source>
        <translation>同一用户相邻两次交互之间</translation>
    </message>
</context>
<context>
    <name>ProfileCharts</name>
    <message>
        <source>all %1 interactions</source>
        <translation>全部 %1 次交互</translation>
    </message>
    <message>
        <source>A tenth of the items takes %1 of the interactions</source>
        <translation>十分之一的物品占据了 %1 的交互</translation>
    </message>
    <message>
        <source>Popularity of the items</source>
        <translation>物品流行度</translation>
    </message>
    <message>
        <source>%1 items by rank, %2</source>
        <translation>%1 个物品按名次排列，%2</translation>
    </message>
    <message>
        <source>Rank of the item</source>
        <translation>物品名次</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>交互</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Gini %1 among items, %2 among users</source>
        <translation>基尼系数：物品 %1，用户 %2</translation>
    </message>
    <message>
        <source>Lorenz curves, %1</source>
        <translation>洛伦兹曲线，%1</translation>
    </message>
    <message>
        <source>Share of items or users, least active first</source>
        <translation>物品或用户的累计占比，从最不活跃的开始</translation>
    </message>
    <message>
        <source>Share of interactions</source>
        <translation>交互占比</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Equality</source>
        <translation>完全均等</translation>
    </message>
    <message>
        <source>Interactions over time</source>
        <translation>交互随时间的变化</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Values of the interactions</source>
        <translation>交互的数值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Length of the histories</source>
        <translation>历史长度</translation>
    </message>
    <message>
        <source>%1 users; every bar is twice as wide as the last</source>
        <translation>%1 名用户；每个条形的宽度是前一个的两倍</translation>
    </message>
    <message>
        <source>Interactions of a user</source>
        <translation>每名用户的交互数</translation>
    </message>
    <message>
        <source>Drift: how each window of time differs from the one before</source>
        <translation>漂移：每个时间窗口与前一个窗口的差异</translation>
    </message>
    <message>
        <source>%1 windows of equally many interactions</source>
        <translation>%1 个交互数相等的窗口</translation>
    </message>
    <message>
        <source>End of the window (UTC)</source>
        <translation>窗口终点（UTC）</translation>
    </message>
    <message>
        <source>Share; divergence in bits</source>
        <translation>占比；散度（比特）</translation>
    </message>
    <message>
        <source>Turnover of the top 100</source>
        <translation>前 100 名的更替率</translation>
    </message>
    <message>
        <source>On new items</source>
        <translation>新物品的交互占比</translation>
    </message>
    <message>
        <source>Jensen-Shannon divergence</source>
        <translation>Jensen-Shannon 散度</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>of interactions</source>
        <translation>交互占比</translation>
    </message>
    <message>
        <source>of users</source>
        <translation>用户占比</translation>
    </message>
    <message>
        <source>of items</source>
        <translation>物品占比</translation>
    </message>
    <message>
        <source>Users by %1</source>
        <translation>按 %1 的用户分布</translation>
    </message>
    <message>
        <source>Items by %1</source>
        <translation>按 %1 的物品分布</translation>
    </message>
    <message>
        <source>the %1 commonest of %2 values, %3 missing</source>
        <translation>%2 个取值中最常见的 %1 个，缺失 %3</translation>
    </message>
    <message>
        <source>%1 different values, %2 missing</source>
        <translation>%1 个不同取值，缺失 %2</translation>
    </message>
    <message>
        <source>There are no interactions, so there is nothing to draw but attributes</source>
        <translation>没有交互，因此除属性外没有可绘制的内容</translation>
    </message>
    <message>
        <source>Activity and drift are not drawn: the order is known, the times are not</source>
        <translation>未绘制活跃度和漂移：顺序已知，但时间未知</translation>
    </message>
    <message>
        <source>Activity and drift are not drawn: the data set has no times</source>
        <translation>未绘制活跃度和漂移：数据集没有时间信息</translation>
    </message>
    <message>
        <source>Values are not drawn: the interactions carry none</source>
        <translation>未绘制数值：交互不带数值</translation>
    </message>
    <message>
        <source>Users: %1</source>
        <translation>用户：%1</translation>
    </message>
    <message>
        <source>Items: %1</source>
        <translation>物品：%1</translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation>%1（对数）</translation>
    </message>
    <message>
        <source>%1; every bar is twice as wide as the last</source>
        <translation>%1；每个条形的宽度是前一个的两倍</translation>
    </message>
    <message>
        <source>%1; %2 of value 0 left out</source>
        <translation>%1；已略去 %2 个值为 0 的数值</translation>
    </message>
</context>
<context>
    <name>RecommendationsExport</name>
    <message>
        <source>Name the file to write</source>
        <translation>请填写要写入的文件名</translation>
    </message>
    <message>
        <source>End the name in .csv or .json: it decides the format</source>
        <translation>文件名须以 .csv 或 .json 结尾，以确定格式</translation>
    </message>
    <message>
        <source>There is no folder %1</source>
        <translation>文件夹 %1 不存在</translation>
    </message>
    <message>
        <source>loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>正在写入</translation>
    </message>
</context>
<context>
    <name>ReportContent</name>
    <message>
        <source>%1 rows read as %2, all kept</source>
        <translation>以 %2 格式读取了 %1 行，全部保留</translation>
    </message>
    <message>
        <source>%1 rows read as %2: %3 kept, %4 refused</source>
        <translation>以 %2 格式读取了 %1 行：保留 %3 行，拒绝 %4 行</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>0 stands for the whole line</source>
        <translation>0 表示整行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Id column</source>
        <translation>ID 列</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Rows whose id is in the data</source>
        <translation>ID 存在于数据中的行</translation>
    </message>
    <message>
        <source>Only in the file</source>
        <translation>仅在文件中</translation>
    </message>
    <message>
        <source>Rows whose id is not in the data</source>
        <translation>ID 不在数据中的行</translation>
    </message>
    <message>
        <source>Only in the data</source>
        <translation>仅在数据中</translation>
    </message>
    <message>
        <source>Ids of the data without a row</source>
        <translation>数据中没有对应行的 ID</translation>
    </message>
    <message>
        <source>First only in the file</source>
        <translation>仅在文件中的首个 ID</translation>
    </message>
    <message>
        <source>First only in the data</source>
        <translation>仅在数据中的首个 ID</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Write a report</source>
        <translation>写报告</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Write a report…</source>
        <translation>写报告…</translation>
    </message>
    <message>
        <source>The run that is shown, and the one beside it, as one web page with figures, tables and tests</source>
        <translation>把当前运行及其对比运行写成一个网页，含图、表与检验</translation>
    </message>
</context>
<context>
    <name>ReportFile</name>
    <message>
        <source>%1 runs</source>
        <translation>%1 个运行</translation>
    </message>
    <message>
        <source>Report on %1</source>
        <translation>%1 的报告</translation>
    </message>
    <message>
        <source>Report on %1 runs</source>
        <translation>%1 个运行的报告</translation>
    </message>
    <message>
        <source>The report is written</source>
        <translation>报告已写好</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>RunCharts</name>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Validation %1</source>
        <translation>验证 %1</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>%1, batches</source>
        <translation>%1，批次</translation>
    </message>
    <message>
        <source>%1; batches as means of %2</source>
        <translation>%1；批次值为每 %2 个的均值</translation>
    </message>
    <message>
        <source>The loss appears with the first batches</source>
        <translation>首批批次完成后将显示损失</translation>
    </message>
    <message>
        <source>This run recorded no losses</source>
        <translation>此运行未记录损失</translation>
    </message>
    <message>
        <source>Metrics appear at the end of the first epoch</source>
        <translation>第 1 轮结束后将显示指标</translation>
    </message>
    <message>
        <source>This run recorded no metrics by epoch</source>
        <translation>此运行未按轮次记录指标</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>epoch mean</source>
        <translation>轮次均值</translation>
    </message>
</context>
<context>
    <name>RunChoice</name>
    <message>
        <source>No run is active: this is the newest of %1</source>
        <translation>没有当前运行：此处为 %1 的最新运行</translation>
    </message>
    <message>
        <source>The active run %1 is of %2: this is the newest run of %3</source>
        <translation>当前运行 %1 属于 %2：此处为 %3 的最新运行</translation>
    </message>
    <message>
        <source>The active run %1 recommends nothing: this is the newest run that does</source>
        <translation>当前运行 %1 不产生推荐：此处为能产生推荐的最新运行</translation>
    </message>
</context>
<context>
    <name>RunEvents</name>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>dead codes revived</source>
        <translation>复活死码</translation>
    </message>
    <message>
        <source>dead codes of level %1 revived</source>
        <translation>复活层级 %1 的死码</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>intervention: %1</source>
        <translation>干预：%1</translation>
    </message>
    <message>
        <source>intervention refused</source>
        <translation>干预被拒绝</translation>
    </message>
    <message>
        <source>revived</source>
        <translation>已复活</translation>
    </message>
    <message>
        <source>breakpoint</source>
        <translation>断点</translation>
    </message>
    <message>
        <source>breakpoint refused</source>
        <translation>断点被拒绝</translation>
    </message>
    <message>
        <source>early stop</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>%1 of the %2 selected rows are drawn</source>
        <translation>已绘制 %2 个选中行中的 %1 个</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>The selected runs recorded no curves</source>
        <translation>所选运行未记录曲线</translation>
    </message>
    <message>
        <source>smallest to largest seed</source>
        <translation>随机种子间的最小值到最大值</translation>
    </message>
    <message>
        <source>± one standard deviation over seeds</source>
        <translation>± 随机种子间的一个标准差</translation>
    </message>
    <message>
        <source>Not recorded by %1</source>
        <translation>%1 未记录</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>candidates</source>
        <translation>候选物品</translation>
    </message>
    <message>
        <source>what is masked</source>
        <translation>屏蔽内容</translation>
    </message>
    <message>
        <source>ties</source>
        <translation>并列处理</translation>
    </message>
    <message>
        <source>The figures of these runs may not be compared: they were not measured alike (%1)</source>
        <translation>这些运行的数值不可比较：它们的测量方式不同（%1）</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Differs in</source>
        <translation>差异项</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>%1, the best is %2</source>
        <translation>%1，最佳为第 %2 轮</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1 (%2 of processor time)</source>
        <translation>%1（处理器时间 %2）</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>内存峰值</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>%1 (default %2)</source>
        <translation>%1（默认 %2）</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 个运行</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation><numerusform>%n 个运行</numerusform></translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Given by you: F2 changes it</source>
        <translation>自定义名称：按 F2 修改</translation>
    </message>
    <message>
        <source>Epochs that were trained</source>
        <translation>已训练的轮次数</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <source>The epoch that the figures are of</source>
        <translation>各项数值所对应的轮次</translation>
    </message>
    <message>
        <source>How long the training took</source>
        <translation>训练耗时</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Given by you, with commas between them: F2 changes them</source>
        <translation>自定义标签，以英文逗号分隔：按 F2 修改</translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation>每次 %1</translation>
    </message>
    <message>
        <source>This run has no such figure</source>
        <translation>此运行没有这项数值</translation>
    </message>
    <message>
        <source>In filters: %1</source>
        <translation>在筛选条件中：%1</translation>
    </message>
    <message>
        <source>Remedy of</source>
        <translation>补救对象</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Collaborative vectors</source>
        <translation>协同向量</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>产生于</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入于</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
</context>
<context>
    <name>Sphere</name>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Uniformity</source>
        <translation>均匀性</translation>
    </message>
    <message>
        <source>0 = one point, lower = more even</source>
        <translation>0 = 同一点，越低越均匀</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>对齐性</translation>
    </message>
    <message>
        <source>mean squared distance of training pairs</source>
        <translation>训练对的平均平方距离</translation>
    </message>
    <message>
        <source>Uniformity, weighted by interactions</source>
        <translation>均匀度（按交互加权）</translation>
    </message>
    <message>
        <source>as a training batch sees it</source>
        <translation>训练批次所见</translation>
    </message>
    <message>
        <source>Effective rank</source>
        <translation>有效秩</translation>
    </message>
    <message>
        <source>dimensions</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Mean cosine</source>
        <translation>平均余弦</translation>
    </message>
    <message>
        <source>of two different rows</source>
        <translation>两个不同行之间</translation>
    </message>
    <message>
        <source>Length of the vectors</source>
        <translation>向量长度</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Length and popularity</source>
        <translation>长度与流行度</translation>
    </message>
    <message>
        <source>rank correlation</source>
        <translation>秩相关</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
    <message>
        <source>Being measured …</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>没有记录任何内容</translation>
    </message>
    <message>
        <source>Alignment and uniformity</source>
        <translation>对齐度与均匀度</translation>
    </message>
    <message>
        <source>a path a run, over its epochs; lower left is better</source>
        <translation>每个运行随轮次的一条路径；左下方更好</translation>
    </message>
    <message>
        <source>alignment</source>
        <translation>对齐度</translation>
    </message>
    <message>
        <source>uniformity</source>
        <translation>均匀度</translation>
    </message>
    <message>
        <source>Alignment needs users and items on one sphere, and their training interactions</source>
        <translation>对齐度需要用户与物品在同一球面上，以及它们的训练交互</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1，第 %2 轮</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>95 % of the sample</source>
        <translation>抽样的 95 %</translation>
    </message>
    <message>
        <source>Nothing of this was recorded</source>
        <translation>没有记录此项</translation>
    </message>
    <message>
        <source>Angles on the circle</source>
        <translation>圆上的角度</translation>
    </message>
    <message>
        <source>directions projected to their two largest dimensions</source>
        <translation>方向投影到最大的两个维度</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>even</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>谱</translation>
    </message>
    <message>
        <source>singular values of the embeddings, the largest is 1</source>
        <translation>嵌入的奇异值，最大者为 1</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>singular value</source>
        <translation>奇异值</translation>
    </message>
    <message>
        <source>Hubs</source>
        <translation>枢纽</translation>
    </message>
    <message>
        <source>how often a row is among the ten nearest of others; a long tail means hubs</source>
        <translation>某行出现在其他行的十个最近邻中的次数；长尾意味着枢纽</translation>
    </message>
    <message>
        <source>times among the ten nearest</source>
        <translation>出现在十个最近邻中的次数</translation>
    </message>
    <message>
        <source>of the rows</source>
        <translation>占行数</translation>
    </message>
    <message>
        <source>Uniformity, by group</source>
        <translation>各组均匀度</translation>
    </message>
    <message>
        <source>Alignment, by group</source>
        <translation>各组对齐度</translation>
    </message>
    <message>
        <source>Length, by group</source>
        <translation>各组长度</translation>
    </message>
    <message>
        <source>%1 by popularity: 1 the rarest tenth, 10 the most popular</source>
        <translation>%1按流行度：1 为最冷门的十分之一，10 为最热门</translation>
    </message>
    <message>
        <source>mean length</source>
        <translation>平均长度</translation>
    </message>
    <message>
        <source>0 = one point</source>
        <translation>0 = 同一点</translation>
    </message>
    <message>
        <source>Mean squared distance of the directions of users and the items they took: 0 = together, 2 = unrelated</source>
        <translation>用户与其所选物品方向之间的平均平方距离：0 = 重合，2 = 无关</translation>
    </message>
    <message>
        <source>Uniformity of %1</source>
        <translation>%1的均匀度</translation>
    </message>
    <message>
        <source>ln of the mean of exp(-2 d²) over pairs of different rows: 0 = one point, about -4 = even</source>
        <translation>不同行两两之间 exp(-2 d²) 均值的对数：0 = 同一点，约 -4 = 均匀</translation>
    </message>
    <message>
        <source>Effective rank of %1</source>
        <translation>%1的有效秩</translation>
    </message>
    <message>
        <source>Dimensions that the embeddings fill: exp of the entropy of their singular values</source>
        <translation>嵌入所占的维度数：奇异值熵的指数</translation>
    </message>
    <message>
        <source>Mean cosine of %1</source>
        <translation>%1的平均余弦</translation>
    </message>
    <message>
        <source>Of two different rows: near 1 all point one way</source>
        <translation>两个不同行之间：接近 1 表示全都指向同一方向</translation>
    </message>
    <message>
        <source>Length and popularity of %1</source>
        <translation>%1的长度与流行度</translation>
    </message>
    <message>
        <source>Rank correlation of a vector's length with its interactions: far from 0, popularity sits in the length</source>
        <translation>向量长度与交互次数的秩相关：远离 0 表示流行度藏在长度里</translation>
    </message>
    <message>
        <source>Hubness of %1</source>
        <translation>%1的枢纽性</translation>
    </message>
    <message>
        <source>Skewness of how often a row is a neighbour: large = a few rows are everyone's neighbours</source>
        <translation>某行成为邻居次数的偏度：大 = 少数行是所有人的邻居</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>rare</source>
        <translation>冷门</translation>
    </message>
    <message>
        <source>popular</source>
        <translation>热门</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短</translation>
    </message>
    <message>
        <source>long</source>
        <translation>长</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>编码 %1</translation>
    </message>
    <message>
        <source>Users and items</source>
        <translation>用户和物品</translation>
    </message>
    <message>
        <source>Popularity</source>
        <translation>流行度</translation>
    </message>
    <message>
        <source>Length of the vector</source>
        <translation>向量长度</translation>
    </message>
    <message>
        <source>First code of %1</source>
        <translation>%1 的首个编码</translation>
    </message>
    <message>
        <source>Items by %1</source>
        <translation>按 %1 的物品分布</translation>
    </message>
    <message>
        <source>Users by %1</source>
        <translation>按 %1 的用户分布</translation>
    </message>
    <message>
        <source>epoch %1 · directions in the three largest of %2 dimensions, which hold %3</source>
        <translation>第 %1 轮 · %2 维中最大三维上的方向，保留 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n interaction(s)</source>
        <translation><numerusform>%1 · %n 次交互</numerusform></translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train models and watch them learn</source>
        <translation>训练模型并观察其学习过程</translation>
    </message>
</context>
<context>
    <name>TrainSentences</name>
    <message>
        <source>How %1 compares with %2 cannot be told: the values of single users are not known</source>
        <translation>无法判断 %1 与 %2 孰优孰劣：单个用户的数值未知</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart here: the difference is within twice its standard error</source>
        <translation>在此无法区分 %1 与 %2：差异不超过标准误的两倍</translation>
    </message>
    <message>
        <source>%1 reaches %2 %3 where %4 stays at zero</source>
        <translation>%1 的 %2 达到 %3，而 %4 始终为零</translation>
    </message>
    <message>
        <source>%1 does worse than %2</source>
        <translation>%1 不如 %2</translation>
    </message>
    <message>
        <source>%1 finds a held-out item in the top %2 for %3 more users than %4</source>
        <translation>%1 在前 %2 个推荐中命中留出物品的用户比 %4 多 %3</translation>
    </message>
    <message>
        <source>%1 finds a held-out item in the top %2 for %3 fewer users than %4</source>
        <translation>%1 在前 %2 个推荐中命中留出物品的用户比 %4 少 %3</translation>
    </message>
    <message>
        <source>%1 reaches a %2 that is %3 higher than that of %4</source>
        <translation>%1 的 %2 比 %4 高 %3</translation>
    </message>
    <message>
        <source>%1 stays at a %2 that is %3 lower than that of %4</source>
        <translation>%1 的 %2 比 %4 低 %3</translation>
    </message>
    <message>
        <source>%1 %2 ± %3</source>
        <translation>%1 %2 ± %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The data set brings its own split into train and test, so results compare with those that others published.</source>
        <translation>数据集自带训练/测试划分，因此结果可与他人发表的结果比较。</translation>
    </message>
    <message>
        <source>The order of events is known, so each user's last item is held out: as in use, the model has to guess what comes next.</source>
        <translation>事件顺序已知，因此留出每个用户的最后一个物品：与实际使用时一样，模型须预测接下来会发生什么。</translation>
    </message>
    <message>
        <source>Most users have fewer than three interactions, so all are cut at one moment in time: the model learns from what came before and is tested on what came after.</source>
        <translation>大多数用户的交互不足三次，因此所有用户都在同一时刻切分：模型从该时刻之前的数据学习，并在之后的数据上测试。</translation>
    </message>
    <message>
        <source>No order of events is known, so the held-out items of each user are drawn by lot.</source>
        <translation>事件顺序未知，因此每个用户的留出物品随机抽取。</translation>
    </message>
    <message>
        <source>%1 recommends the same to everybody and is the floor. %2 is solved exactly, without settings to tune, and its table of items by items takes %3 here.</source>
        <translation>%1 向所有人推荐相同的内容，作为基线。%2 有精确解，无需调节任何设置，其物品-物品矩阵在此占用 %3。</translation>
    </message>
    <message>
        <source>%1 recommends the same to everybody and is the floor. There are too many items for an exact solution (it would take %2), so %3 compares each item with its nearest ones only.</source>
        <translation>%1 向所有人推荐相同的内容，作为基线。物品过多，无法精确求解（需要 %2），因此 %3 只将每个物品与其最近邻比较。</translation>
    </message>
    <message>
        <source>%1 recommends the same to everybody and is the floor. For data of this size %2 is the fitting choice: it learns from one small batch after the other.</source>
        <translation>%1 向所有人推荐相同的内容，作为基线。对于这种规模的数据，%2 是合适的选择：它逐个小批次地学习。</translation>
    </message>
    <message>
        <source>%1 recommends the same to everybody and is the floor. %2 needs nothing but interactions.</source>
        <translation>%1 向所有人推荐相同的内容，作为基线。%2 只需要交互数据。</translation>
    </message>
    <message>
        <source>%1: %2 of users, %3: %4 of users. Difference %5 percentage points, standard error %6 (paired, %7 users).</source>
        <translation>%1：%2 的用户，%3：%4 的用户。差异 %5 个百分点，标准误 %6（配对，%7 名用户）。</translation>
    </message>
    <message>
        <source>%1: %2, %3: %4. Difference %5, standard error %6 (paired, %7 users).</source>
        <translation>%1：%2，%3：%4。差异 %5，标准误 %6（配对，%7 名用户）。</translation>
    </message>
    <message>
        <source>About %1 of memory at its peak; this machine has %2</source>
        <translation>内存峰值约 %1；本机共有 %2</translation>
    </message>
    <message>
        <source>This model gives no formula for its memory</source>
        <translation>此模型未提供内存估算公式</translation>
    </message>
    <message>
        <source>under a second</source>
        <translation>不到 1 秒</translation>
    </message>
    <message>
        <source>%1 for each of %2 runs</source>
        <translation>%2 个运行，每个 %1</translation>
    </message>
    <message>
        <source>Estimate by the speed of earlier runs of this model (%1): %2</source>
        <translation>根据此模型以往运行的速度估计（%1 个）：%2</translation>
    </message>
    <message>
        <source>Estimate by timed batches (%1): %2; validation comes on top</source>
        <translation>根据批次实测用时估计（%1 个）：%2；验证时间另计</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>第 %1 批，共 %2 批</translation>
    </message>
    <message>
        <source>%1 examples/s</source>
        <translation>%1 样本/s</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>已完成，用时 %1</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message>
        <source>Cancelled after epoch %1; what it recorded is kept</source>
        <translation>在第 %1 轮后取消；已记录的内容予以保留</translation>
    </message>
    <message>
        <source>Failed after epoch %1; what it recorded is kept</source>
        <translation>在第 %1 轮后失败；已记录的内容予以保留</translation>
    </message>
    <message>
        <source>Interrupted after epoch %1; what it recorded is kept</source>
        <translation>在第 %1 轮后中断；已记录的内容予以保留</translation>
    </message>
    <message>
        <source>best epoch %1</source>
        <translation>最佳为第 %1 轮</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>Test: %1</source>
        <translation>测试：%1</translation>
    </message>
    <message>
        <source>%1 of the items share their whole code with another</source>
        <translation>%1 的物品与其他物品的完整码相同</translation>
    </message>
    <message>
        <source>How long it takes is not known yet. “Time a few batches” measures it.</source>
        <translation>所需时间尚不清楚。点击“试测几个批次”即可测量。</translation>
    </message>
    <message>
        <source>How long it takes is not known yet: this model has not been trained here before</source>
        <translation>所需时间尚不清楚：此模型尚未在此训练过</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>Preparing the data</source>
        <translation>正在准备数据</translation>
    </message>
    <message>
        <source>Loading the engine</source>
        <translation>正在加载引擎</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>Seed %1 is named twice</source>
        <translation>随机种子 %1 重复</translation>
    </message>
    <message>
        <source>Choose a data set</source>
        <translation>请选择数据集</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>请选择模型</translation>
    </message>
</context>
<context>
    <name>TrainingRecord</name>
    <message>
        <source>Step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
    <message>
        <source>Step %1: %2: %3</source>
        <translation>第 %1 步：%2：%3</translation>
    </message>
    <message>
        <source>Step %1: the breakpoint %2 was reached: %3</source>
        <translation>步 %1：到达断点 %2：%3</translation>
    </message>
</context>
<context>
    <name>WindowLanguage</name>
    <message>
        <source>en</source>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>about %1 left</source>
        <translation>大约还剩 %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or choose less data.</source>
        <translation>内存不足，无法完成此操作。请关闭其他程序，或选择较少的数据。</translation>
    </message>
    <message>
        <source>Something went wrong inside Armillary: %1</source>
        <translation>Armillary 内部出错：%1</translation>
    </message>
</context>
<context>
    <name>armillary::views::AttentionPage</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Layers and heads</source>
        <translation>层与头</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>权重图</translation>
    </message>
    <message>
        <source>How far to trust it</source>
        <translation>可信程度</translation>
    </message>
    <message>
        <source>Over the epochs</source>
        <translation>各轮次曲线</translation>
    </message>
    <message>
        <source>Best state</source>
        <translation>最佳状态</translation>
    </message>
    <message>
        <source>Maps of the model in its best state, of any user; off: those recorded in the epoch</source>
        <translation>模型最佳状态下任一用户的权重图；关闭：该轮次记录的权重图</translation>
    </message>
    <message>
        <source>What is drawn over the epochs</source>
        <translation>按轮次绘制的内容</translation>
    </message>
    <message>
        <source>Reading what %1 looks at…</source>
        <translation>正在读取 %1 的注意力…</translation>
    </message>
    <message>
        <source>%1 (%2) has no attention to look at. Models that have: %3</source>
        <translation>%1（%2）没有可查看的注意力。有注意力的模型：%3</translation>
    </message>
    <message>
        <source>Choose a run of a model with attention to see what it looks at: %1</source>
        <translation>选择一个有注意力的模型的运行，即可查看它看什么：%1</translation>
    </message>
    <message>
        <source>Train a model with attention to see what it looks at: %1</source>
        <translation>训练一个有注意力的模型，即可查看它看什么：%1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>What a model looks at in a user's history, and what follows when it is changed</source>
        <translation>模型在用户的历史中看什么，以及改变历史会有什么结果</translation>
    </message>
</context>
<context>
    <name>armillary::views::BucketPanel</name>
    <message>
        <source>Run whose buckets are listed</source>
        <translation>列出哪个运行的桶</translation>
    </message>
    <message>
        <source>How many codes are looked at</source>
        <translation>考察前几个码</translation>
    </message>
    <message>
        <source>collision-buckets</source>
        <translation>冲突桶</translation>
    </message>
    <message>
        <source>Items that share their codes are listed here</source>
        <translation>此处列出码相同的物品</translation>
    </message>
    <message>
        <source>Whole codes</source>
        <translation>完整的码</translation>
    </message>
    <message>
        <source>First codes: %1</source>
        <translation>前 %1 个码</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>armillary::views::ChartView</name>
    <message>
        <source>chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Read as a table</source>
        <translation>以表格查看</translation>
    </message>
    <message>
        <source>Copy or save</source>
        <translation>复制或保存</translation>
    </message>
    <message>
        <source>Copy or save the chart</source>
        <translation>复制或保存图表</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save data…</source>
        <translation>保存数据…</translation>
    </message>
    <message>
        <source>Save data</source>
        <translation>保存数据</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Read as a chart</source>
        <translation>以图表查看</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF (*.pdf);;CSV (*.csv)</source>
        <translation>PNG 图片 (*.png);;SVG 矢量图 (*.svg);;PDF (*.pdf);;CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>armillary::views::CloudPanel</name>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Show the users' points</source>
        <translation>显示用户的点</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Show the items' points</source>
        <translation>显示物品的点</translation>
    </message>
    <message>
        <source>Points of the run shown</source>
        <translation>所示运行的点</translation>
    </message>
    <message>
        <source>Points of the run compared with</source>
        <translation>对比运行的点</translation>
    </message>
    <message>
        <source>Colour of the points</source>
        <translation>点的颜色</translation>
    </message>
    <message>
        <source>What the colour of a point stands for</source>
        <translation>点的颜色代表什么</translation>
    </message>
    <message>
        <source>Find by title or id</source>
        <translation>按标题或 ID 查找</translation>
    </message>
    <message>
        <source>Find points by title or id</source>
        <translation>按标题或 ID 查找点</translation>
    </message>
    <message>
        <source>Nothing is called “%1” here</source>
        <translation>这里没有名为“%1”的内容</translation>
    </message>
</context>
<context>
    <name>armillary::views::CloudView</name>
    <message>
        <source>Points in space</source>
        <translation>空间中的点</translation>
    </message>
</context>
<context>
    <name>armillary::views::CodeMapPanel</name>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Dots: inputs of the level; circles: codes, larger with more items, hollow: unused</source>
        <translation>点：该层级的输入；圆：码，物品越多圆越大，空心：未使用</translation>
    </message>
    <message>
        <source>The codes of a level are drawn here over its inputs</source>
        <translation>此处绘制一个层级的码及其输入</translation>
    </message>
</context>
<context>
    <name>armillary::views::CodeMapView</name>
    <message>
        <source>Codes of a level over its inputs</source>
        <translation>一个层级的码与其输入</translation>
    </message>
    <message>
        <source>code %1: unused</source>
        <translation>码 %1：未使用</translation>
    </message>
    <message>
        <source>code %1: %2 items</source>
        <translation>码 %1：%2 个物品</translation>
    </message>
</context>
<context>
    <name>armillary::views::CodebookPage</name>
    <message>
        <source>Usage of the codes</source>
        <translation>码的使用情况</translation>
    </message>
    <message>
        <source>Over the epochs</source>
        <translation>各轮次曲线</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Collisions by depth</source>
        <translation>各深度的冲突</translation>
    </message>
    <message>
        <source>Sorted</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Most used codes first; off: in the order of their numbers</source>
        <translation>最常用的码在前；关闭时按码的编号排列</translation>
    </message>
    <message>
        <source>What is drawn over the epochs</source>
        <translation>按轮次绘制的内容</translation>
    </message>
    <message>
        <source>collisions</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Train a tokenizer to see its codebook</source>
        <translation>训练一个分词器，即可查看它的码本</translation>
    </message>
    <message>
        <source>Train a tokenizer</source>
        <translation>训练分词器</translation>
    </message>
    <message>
        <source>Choose a tokenizer's run to see its codebook</source>
        <translation>选择一个分词器的运行，即可查看它的码本</translation>
    </message>
    <message>
        <source>%1 recommends: it has no codebook of its own</source>
        <translation>%1 用于推荐，没有自己的码本</translation>
    </message>
    <message>
        <source>%1 recommends with the codes of %2</source>
        <translation>%1 使用 %2 的码进行推荐</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>How a tokenizer uses its codes, epoch by epoch</source>
        <translation>逐轮查看分词器如何使用它的码</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Prefix tree</source>
        <translation>前缀树</translation>
    </message>
    <message>
        <source>Collision buckets</source>
        <translation>冲突桶</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Usage over time</source>
        <translation>使用情况的变化</translation>
    </message>
    <message>
        <source>Use by rank</source>
        <translation>按名次的使用量</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Does it matter?</source>
        <translation>影响大吗？</translation>
    </message>
    <message>
        <source>Trains a recommender twice, with a vector for each item and with vectors of the codes, and compares</source>
        <translation>训练两次同一推荐模型（每个物品一个向量；使用码的向量），并加以比较</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>The figures of a run's codes stand here</source>
        <translation>此处显示一个运行的码的各项数值</translation>
    </message>
</context>
<context>
    <name>armillary::views::CommandPalette</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>没有匹配的名称</translation>
    </message>
</context>
<context>
    <name>armillary::views::ComparisonPanel</name>
    <message>
        <source>Smallest effect of interest</source>
        <translation>最小关注效应</translation>
    </message>
    <message>
        <source>A difference whose interval lies within it counts as none</source>
        <translation>区间完全落在其内的差异视为没有差异</translation>
    </message>
    <message>
        <source>Choose a run to compare with at the top of the window: the two are then compared user by user</source>
        <translation>在窗口顶部选择一个要对比的运行：之后会按用户逐一比较两者</translation>
    </message>
</context>
<context>
    <name>armillary::views::CurvesPanel</name>
    <message>
        <source>Which recorded series is drawn</source>
        <translation>绘制哪个已记录的序列</translation>
    </message>
    <message>
        <source>What the horizontal axis counts</source>
        <translation>横轴的计数单位</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>按轮次</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>按步数</translation>
    </message>
    <message>
        <source>What the band around the mean of several seeds shows</source>
        <translation>多个种子的均值周围阴影带的含义</translation>
    </message>
    <message>
        <source>band: range</source>
        <translation>阴影带：取值范围</translation>
    </message>
    <message>
        <source>band: ± standard deviation</source>
        <translation>阴影带：± 标准差</translation>
    </message>
    <message>
        <source>Select a run or several to see their curves</source>
        <translation>选择一个或多个运行，查看它们的曲线</translation>
    </message>
    <message>
        <source>curves-%1</source>
        <translation>曲线-%1</translation>
    </message>
</context>
<context>
    <name>armillary::views::DataPage</name>
    <message>
        <source>Data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Import report</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Synthetic world</source>
        <translation>合成世界</translation>
    </message>
    <message>
        <source>Choose the files of a data set</source>
        <translation>选择数据集的文件</translation>
    </message>
    <message>
        <source>The fingerprint of “%1” is on the clipboard</source>
        <translation>“%1”的指纹已复制到剪贴板</translation>
    </message>
    <message>
        <source>“%1” was deleted</source>
        <translation>“%1”已删除</translation>
    </message>
    <message>
        <source>The size, shape and traps of a data set are shown here</source>
        <translation>此处显示数据集的规模、形态和陷阱</translation>
    </message>
    <message>
        <source>Reading the workspace…</source>
        <translation>正在读取工作区…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>What an import read and refused is shown here</source>
        <translation>此处显示导入时读取和拒绝的内容</translation>
    </message>
    <message>
        <source>The users of a data set are shown here</source>
        <translation>此处显示数据集的用户</translation>
    </message>
    <message>
        <source>The items of a data set are shown here</source>
        <translation>此处显示数据集的物品</translation>
    </message>
    <message>
        <source>Reading “%1”…</source>
        <translation>正在读取“%1”…</translation>
    </message>
    <message>
        <source>“%1” has no users: it is a catalogue of items</source>
        <translation>“%1”没有用户：它是一个物品目录</translation>
    </message>
    <message>
        <source>“%1” has no items</source>
        <translation>“%1”没有物品</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Import data sets and see their shape and their traps</source>
        <translation>导入数据集，查看其形态和陷阱</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 以及另外 %2 个</translation>
    </message>
    <message>
        <source>“%1” is not deleted, for runs use it: %2. Delete them first</source>
        <translation>“%1”未删除，因为有运行在使用它：%2。请先删除这些运行</translation>
    </message>
    <message>
        <source>Import a run</source>
        <translation>导入运行</translation>
    </message>
    <message>
        <source>Choose the folder of a data set or of a run</source>
        <translation>选择数据集或运行的文件夹</translation>
    </message>
    <message>
        <source>The users of “%1” are the items of “%2”: %3</source>
        <translation>“%1”的用户就是“%2”的物品：%3</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Make a set of the users</source>
        <translation>用用户生成数据集</translation>
    </message>
    <message>
        <source>A data set whose items are the users of the one that is chosen, so that tokenizers give users an index</source>
        <translation>新数据集的物品是所选数据集的用户，从而让分词器为用户编制索引</translation>
    </message>
</context>
<context>
    <name>armillary::views::DatasetPanel</name>
    <message>
        <source>Synthetic world…</source>
        <translation>合成世界…</translation>
    </message>
    <message>
        <source>Data sets of the workspace</source>
        <translation>工作区中的数据集</translation>
    </message>
    <message>
        <source>Train on this</source>
        <translation>用此数据集训练</translation>
    </message>
    <message>
        <source>Copy fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Making the built-in world “demo”…</source>
        <translation>正在生成内置的合成世界“demo”…</translation>
    </message>
    <message>
        <source>Drop a ratings file or a folder here, or try the built-in world</source>
        <translation>将评分文件或文件夹拖到此处，或试试内置的合成世界</translation>
    </message>
    <message>
        <source>Make the world “demo”</source>
        <translation>生成合成世界“demo”</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Reads the tables, texts and codes that lie beside the interactions as well</source>
        <translation>同时读取与交互数据放在一起的表格、文本和码</translation>
    </message>
    <message>
        <source>Make a set of its users</source>
        <translation>用它的用户生成数据集</translation>
    </message>
</context>
<context>
    <name>armillary::views::Debugger</name>
    <message>
        <source>%1 paused at the breakpoint %2: %3</source>
        <translation>%1 在断点 %2 处暂停：%3</translation>
    </message>
    <message>
        <source>epoch %1, after %2 batches</source>
        <translation>轮次 %1，%2 个批次之后</translation>
    </message>
    <message>
        <source>Show the debugger</source>
        <translation>显示调试器</translation>
    </message>
    <message>
        <source>The intervention was not made in %1: %2</source>
        <translation>未能在 %1 中进行干预：%2</translation>
    </message>
    <message>
        <source>A breakpoint cannot be used by %1: %2</source>
        <translation>%1 无法使用断点：%2</translation>
    </message>
</context>
<context>
    <name>armillary::views::DebuggerPanel</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Step a batch</source>
        <translation>单步一个批次</translation>
    </message>
    <message>
        <source>Add the breakpoint</source>
        <translation>添加断点</translation>
    </message>
    <message>
        <source>Interventions and breakpoints</source>
        <translation>干预与断点</translation>
    </message>
    <message>
        <source>Read as text</source>
        <translation>以文本阅读</translation>
    </message>
    <message>
        <source>What the debugger shows, as text</source>
        <translation>调试器显示的内容（文本）</translation>
    </message>
    <message>
        <source>Condition of a breakpoint</source>
        <translation>断点的条件</translation>
    </message>
    <message>
        <source>Pause when… usage[0] &lt; 0.2</source>
        <translation>何时暂停… usage[0] &lt; 0.2</translation>
    </message>
    <message>
        <source>%1, so the debugger is read as text here. All its actions work.</source>
        <translation>%1，因此调试器在此以文本显示。其所有操作均可使用。</translation>
    </message>
    <message>
        <source>The debugger, drawn. “Read as text” shows the same as a list</source>
        <translation>绘制的调试器。“以文本阅读”会以列表显示相同的内容</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>armillary::views::DetailsHead</name>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 项</translation>
    </message>
</context>
<context>
    <name>armillary::views::DetailsPanel</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Users and items found</source>
        <translation>找到的用户和物品</translation>
    </message>
    <message>
        <source>Find a user or an item</source>
        <translation>查找用户或物品</translation>
    </message>
    <message>
        <source>Nothing to search yet</source>
        <translation>尚无可搜索的内容</translation>
    </message>
    <message>
        <source>Find a user or item of %1</source>
        <translation>在 %1 中查找用户或物品</translation>
    </message>
    <message>
        <source>Users and items are shown here; import a data set to have some</source>
        <translation>此处显示用户和物品；请先导入数据集</translation>
    </message>
    <message>
        <source>Go to Data</source>
        <translation>前往“数据”页面</translation>
    </message>
    <message>
        <source>Pick a user or an item on any page, or find one above, to see who it is</source>
        <translation>在任意页面选择一个用户或物品，或在上方查找，即可查看其详情</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>物品 %1</translation>
    </message>
    <message>
        <source>No user or item of %1 has “%2” in its title or id</source>
        <translation>%1 中没有标题或 ID 包含“%2”的用户或物品</translation>
    </message>
</context>
<context>
    <name>armillary::views::DifferencesPanel</name>
    <message>
        <source>differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Select two runs or more to see in what they differ</source>
        <translation>选择两个或更多运行，查看它们的差异</translation>
    </message>
    <message>
        <source>These runs differ in nothing that was recorded</source>
        <translation>就已记录的内容而言，这些运行没有差异</translation>
    </message>
</context>
<context>
    <name>armillary::views::DistributionPanel</name>
    <message>
        <source>How the users are served</source>
        <translation>用户得到的服务</translation>
    </message>
    <message>
        <source>Lorenz curve of the users</source>
        <translation>用户的洛伦兹曲线</translation>
    </message>
    <message>
        <source>How the users are drawn</source>
        <translation>用户的绘制方式</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Lorenz curve</source>
        <translation>洛伦兹曲线</translation>
    </message>
</context>
<context>
    <name>armillary::views::DoctorPanel</name>
    <message>
        <source>Why a codebook collapsed is said here</source>
        <translation>此处说明码本为何坍缩</translation>
    </message>
    <message>
        <source>%1: nothing to say, the codes look healthy</source>
        <translation>%1：无异常，码的状态健康</translation>
    </message>
    <message>
        <source>%1: something is wrong</source>
        <translation>%1：存在异常</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1. %2&lt;/b&gt;, %3</source>
        <translation>&lt;b&gt;%1. %2&lt;/b&gt;，%3</translation>
    </message>
    <message>
        <source>&lt;b&gt;What is wrong&lt;/b&gt;</source>
        <translation>&lt;b&gt;异常表现&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;What cannot be told&lt;/b&gt;</source>
        <translation>&lt;b&gt;无法判断的方面&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Beside it %1: the codes look healthy</source>
        <translation>对比运行 %1：码的状态健康</translation>
    </message>
    <message>
        <source>Beside it %1: something is wrong, the cause is not known</source>
        <translation>对比运行 %1：存在异常，原因不明</translation>
    </message>
    <message>
        <source>Beside it %1: %2</source>
        <translation>对比运行 %1：%2</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Remedy: %1</source>
        <translation>对策：%1</translation>
    </message>
    <message>
        <source>Same seed, one change: %1</source>
        <translation>相同种子，只改一处：%1</translation>
    </message>
    <message>
        <source>Is being tried…</source>
        <translation>正在尝试…</translation>
    </message>
    <message>
        <source>Try this remedy</source>
        <translation>尝试此对策</translation>
    </message>
    <message>
        <source>Trains the run again with this change and shows both side by side</source>
        <translation>只作此改动重新训练，并将两次运行并排显示</translation>
    </message>
    <message>
        <source>The run was made elsewhere: it cannot be trained again here</source>
        <translation>此运行来自其他程序，无法在此重新训练</translation>
    </message>
    <message>
        <source>%1 is %2 without the cause “%3”: both are shown</source>
        <translation>%1 是 %2 去除原因“%3”后的运行：两者均已显示</translation>
    </message>
    <message>
        <source>Confidence: %1</source>
        <translation>把握程度：%1</translation>
    </message>
    <message>
        <source>&lt;b&gt;Signs&lt;/b&gt;</source>
        <translation>&lt;b&gt;体征&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Read to the end of the training, epoch %1, whichever epoch is shown</source>
        <translation>读取到训练结束（第 %1 轮），与所显示的轮次无关</translation>
    </message>
    <message>
        <source>%1: no cause of a collapse is seen, but a sign is out of bounds</source>
        <translation>%1：未见坍缩的原因，但有一项体征超出范围</translation>
    </message>
</context>
<context>
    <name>armillary::views::EpochBar</name>
    <message>
        <source>Play the recorded epochs</source>
        <translation>播放已记录的轮次</translation>
    </message>
    <message>
        <source>Recorded epoch</source>
        <translation>已记录的轮次</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>%1 epochs were kept, the first is %2, then every %3</source>
        <translation>保留了 %1 个轮次，首个为 %2，之后每隔 %3 个</translation>
    </message>
    <message>
        <source>epoch %1: %2</source>
        <translation>第 %1 轮：%2</translation>
    </message>
</context>
<context>
    <name>armillary::views::EvidencePanel</name>
    <message>
        <source>How an item is left out</source>
        <translation>如何略去一个物品</translation>
    </message>
    <message>
        <source>Hidden in its place</source>
        <translation>在原位隐藏</translation>
    </message>
    <message>
        <source>Removed from it</source>
        <translation>从历史中移除</translation>
    </message>
    <message>
        <source>The occlusion asks what the prediction loses without the item</source>
        <translation>遮挡计算预测在没有该物品时的损失</translation>
    </message>
    <message>
        <source>1: both put the items in the same order, 0: no relation. Where recency alone agrees as well as attention does, the map tells little beyond what is recent</source>
        <translation>1：两者对物品的排序相同，0：没有关系。如果仅按新旧也与注意力同样一致，权重图在新旧之外就说明不了多少</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>Attention, rollout and occlusion of each item stand side by side here</source>
        <translation>这里并列显示每个物品的注意力、逐层累积和遮挡</translation>
    </message>
    <message>
        <source>The occlusion is asked of the best state: it was not recorded</source>
        <translation>遮挡只能向最佳状态询问：它没有被记录</translation>
    </message>
</context>
<context>
    <name>armillary::views::ExposurePanel</name>
    <message>
        <source>How the exposure of items is drawn</source>
        <translation>物品曝光的绘制方式</translation>
    </message>
    <message>
        <source>Lorenz curve</source>
        <translation>洛伦兹曲线</translation>
    </message>
    <message>
        <source>Long tail</source>
        <translation>长尾</translation>
    </message>
    <message>
        <source>Against popularity</source>
        <translation>相对流行度</translation>
    </message>
    <message>
        <source>Exposure of items</source>
        <translation>物品曝光</translation>
    </message>
    <message>
        <source>%1 did not record how often each item was recommended</source>
        <translation>%1 没有记录每个物品被推荐的次数</translation>
    </message>
    <message>
        <source>Ranking…</source>
        <translation>正在排序…</translation>
    </message>
    <message>
        <source>Rank again with its model</source>
        <translation>用其模型重新排序</translation>
    </message>
</context>
<context>
    <name>armillary::views::FairnessPage</name>
    <message>
        <source>Metric with a value for each user</source>
        <translation>每个用户都有数值的指标</translation>
    </message>
    <message>
        <source>Part of the data that it was measured on</source>
        <translation>测量所用的数据部分</translation>
    </message>
    <message>
        <source>How the users are served</source>
        <translation>用户得到的服务</translation>
    </message>
    <message>
        <source>Figures of the users</source>
        <translation>用户数值</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Figures of the groups</source>
        <translation>分组数值</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有运行</translation>
    </message>
    <message>
        <source>Two runs</source>
        <translation>两个运行</translation>
    </message>
    <message>
        <source>Gains and losses</source>
        <translation>得与失</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Exposure of items</source>
        <translation>物品曝光</translation>
    </message>
    <message>
        <source>Figures of the exposure</source>
        <translation>曝光数值</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Attribute of the users</source>
        <translation>用户的属性</translation>
    </message>
    <message>
        <source>What relevance is laid against</source>
        <translation>与相关性相对照的量</translation>
    </message>
    <message>
        <source>Gini of the users</source>
        <translation>用户的基尼系数</translation>
    </message>
    <message>
        <source>Worst-served 10 %</source>
        <translation>服务最差的 10%</translation>
    </message>
    <message>
        <source>Gini of the exposure</source>
        <translation>曝光的基尼系数</translation>
    </message>
    <message>
        <source>Train a recommender to see whom it serves well and whom not</source>
        <translation>训练一个推荐模型，即可查看它把谁服务得好、把谁服务得不好</translation>
    </message>
    <message>
        <source>Train a recommender</source>
        <translation>训练推荐模型</translation>
    </message>
    <message>
        <source>%1 is a tokenizer's run: it ranks nothing, so nobody is served better or worse by it</source>
        <translation>%1 是分词器的运行：它不排序任何物品，因此没有人因它得到更好或更差的服务</translation>
    </message>
    <message>
        <source>Choose a recommender's run to see whom it serves well and whom not</source>
        <translation>选择一个推荐模型的运行，查看它把谁服务得好、把谁服务得不好</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Train it again</source>
        <translation>重新训练</translation>
    </message>
    <message>
        <source>Ranking with %1</source>
        <translation>用 %1 排序</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>公平性</translation>
    </message>
    <message>
        <source>Whom a recommender serves well and whom not, and which items it shows</source>
        <translation>推荐模型把谁服务得好、把谁服务得不好，以及它展示了哪些物品</translation>
    </message>
</context>
<context>
    <name>armillary::views::FileField</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
</context>
<context>
    <name>armillary::views::FormPanel</name>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>One seed, or several with commas: a run for each</source>
        <translation>一个随机种子，或用逗号分隔的多个：每个种子一次运行</translation>
    </message>
    <message>
        <source>Codes of the tokenizer run</source>
        <translation>分词器运行的码</translation>
    </message>
    <message>
        <source>New to this? Start here</source>
        <translation>第一次使用？从这里开始</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>运行名称</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Copy, open and save this experiment</source>
        <translation>复制、打开和保存此实验</translation>
    </message>
    <message>
        <source>Copy as experiment</source>
        <translation>复制为实验</translation>
    </message>
    <message>
        <source>Open experiment…</source>
        <translation>打开实验…</translation>
    </message>
    <message>
        <source>Save experiment…</source>
        <translation>保存实验…</translation>
    </message>
    <message>
        <source>%1 users, %2 items, %3 interactions</source>
        <translation>%1 个用户，%2 个物品，%3 次交互</translation>
    </message>
    <message>
        <source>This cannot start here; nothing of the form is lost</source>
        <translation>无法在此开始训练；表单内容不会丢失</translation>
    </message>
    <message>
        <source>Correct what is marked above, then start: %1</source>
        <translation>请先更正上方标出的内容，再开始训练：%1</translation>
    </message>
    <message>
        <source>The experiment is on the clipboard, as TOML</source>
        <translation>实验已以 TOML 格式复制到剪贴板</translation>
    </message>
    <message>
        <source>Open experiment</source>
        <translation>打开实验</translation>
    </message>
    <message>
        <source>Experiments (*.toml);;All files (*)</source>
        <translation>实验 (*.toml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>保存实验</translation>
    </message>
    <message>
        <source>Experiments (*.toml)</source>
        <translation>实验 (*.toml)</translation>
    </message>
    <message>
        <source>Saved the experiment as %1</source>
        <translation>实验已保存为 %1</translation>
    </message>
    <message>
        <source>The experiment names the data set “%1”, which is not in this workspace. Import it, or choose another in the form.</source>
        <translation>该实验指定的数据集“%1”不在此工作区中。请导入它，或在表单中另选一个。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>A changed value of %1 was set back</source>
        <translation>%1 的 1 项更改已恢复为默认值</translation>
    </message>
    <message>
        <source>%1 changed values of %2 were set back</source>
        <translation>%2 的 %1 项更改已恢复为默认值</translation>
    </message>
</context>
<context>
    <name>armillary::views::HeadsPanel</name>
    <message>
        <source>Each layer and head has a small map here</source>
        <translation>这里为每个层和头显示一张小图</translation>
    </message>
    <message>
        <source>%1: layers downwards, heads across</source>
        <translation>%1：层自上而下，头从左到右</translation>
    </message>
</context>
<context>
    <name>armillary::views::HeatView</name>
    <message>
        <source>Heat map</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>armillary::views::HistoryModel</name>
    <message>
        <source>too old: the model does not read it</source>
        <translation>太旧：模型不读取</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>权重 %1</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
</context>
<context>
    <name>armillary::views::HistoryPanel</name>
    <message>
        <source>Take the item away, or bring it back (Delete)</source>
        <translation>移除或恢复该物品（Delete）</translation>
    </message>
    <message>
        <source>Move the item to an earlier place (Alt+Up)</source>
        <translation>将该物品移到更早的位置（Alt+上）</translation>
    </message>
    <message>
        <source>Move the item to a later place (Alt+Down)</source>
        <translation>将该物品移到更晚的位置（Alt+下）</translation>
    </message>
    <message>
        <source>Back to the true history</source>
        <translation>回到真实历史</translation>
    </message>
    <message>
        <source>The history of a user stands here, with the weights of the last query</source>
        <translation>这里显示用户的历史，以及最后一个查询的权重</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>What if: weights and bars are those of the true history</source>
        <translation>假如：权重和条形仍是真实历史的</translation>
    </message>
    <message>
        <source>%1 has another history of this user: it is not changed</source>
        <translation>%1 中该用户的历史不同：不作改变</translation>
    </message>
</context>
<context>
    <name>armillary::views::HistoryStrip</name>
    <message>
        <source>History, oldest to newest</source>
        <translation>历史，由旧到新</translation>
    </message>
</context>
<context>
    <name>armillary::views::HyperspherePage</name>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Alignment and uniformity</source>
        <translation>对齐度与均匀度</translation>
    </message>
    <message>
        <source>Over the epochs</source>
        <translation>各轮次曲线</translation>
    </message>
    <message>
        <source>Angles</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Spectrum</source>
        <translation>谱</translation>
    </message>
    <message>
        <source>Hubs</source>
        <translation>枢纽</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>What is drawn over the epochs</source>
        <translation>按轮次绘制的内容</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>%1 by popularity: uniformity</source>
        <translation>%1按流行度：均匀度</translation>
    </message>
    <message>
        <source>%1 by popularity: alignment</source>
        <translation>%1按流行度：对齐度</translation>
    </message>
    <message>
        <source>%1 by popularity: length</source>
        <translation>%1按流行度：长度</translation>
    </message>
    <message>
        <source>%1 by %2: uniformity</source>
        <translation>%1按 %2：均匀度</translation>
    </message>
    <message>
        <source>Groups and what is measured of them</source>
        <translation>分组及其测量内容</translation>
    </message>
    <message>
        <source>Vectors of a file…</source>
        <translation>文件中的向量…</translation>
    </message>
    <message>
        <source>Shows the rows of any .npy file as points; again: back to the run</source>
        <translation>将任意 .npy 文件的各行显示为点；再按一次回到运行</translation>
    </message>
    <message>
        <source>Vectors to look at</source>
        <translation>要查看的向量</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npy)</source>
        <translation>NumPy 数组 (*.npy)</translation>
    </message>
    <message>
        <source>Choose a run with embeddings to see its points on the sphere</source>
        <translation>选择一个有嵌入的运行，查看其在球面上的点</translation>
    </message>
    <message>
        <source>%1 has no embeddings: models that learn vectors have them</source>
        <translation>%1 没有嵌入：学习向量的模型才有</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Train BPR-MF, LightGCN, DirectAU or SASRec to see its embeddings on the sphere</source>
        <translation>训练 BPR-MF、LightGCN、DirectAU 或 SASRec，即可在球面上查看其嵌入</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Hypersphere</source>
        <translation>超球面</translation>
    </message>
    <message>
        <source>Embeddings as points of the sphere: who lies near whom, and how evenly all are spread</source>
        <translation>嵌入作为球面上的点：谁靠近谁，整体分布是否均匀</translation>
    </message>
</context>
<context>
    <name>armillary::views::IcicleView</name>
    <message>
        <source>some of them</source>
        <translation>其中一部分</translation>
    </message>
    <message>
        <source>%1 narrow ones</source>
        <translation>%1 个窄的</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>%1, each too narrow to be drawn: %2, %3</source>
        <translation>%1，都窄得无法单独绘制：%2，%3</translation>
    </message>
    <message>
        <source>all: %1</source>
        <translation>全部：%1</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1: %2, %3, most often %4 (%5)</source>
        <translation>%1：%2，%3，最常见的是 %4（%5）</translation>
    </message>
</context>
<context>
    <name>armillary::views::ImportForm</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>How it is written</source>
        <translation>文件格式设置</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Name of the data set</source>
        <translation>数据集名称</translation>
    </message>
    <message>
        <source>Largest share of bad rows</source>
        <translation>坏行的最大占比</translation>
    </message>
    <message>
        <source>Rows that cannot be used are left out and counted; with more than this share the import fails</source>
        <translation>无法使用的行会被略过并计数；超过此比例时导入失败</translation>
    </message>
    <message>
        <source> % of the rows</source>
        <translation> % 的行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Accept bad rows up to</source>
        <translation>允许的坏行上限</translation>
    </message>
    <message>
        <source>Tables and vectors beside it</source>
        <translation>附带的表和向量</translation>
    </message>
    <message>
        <source>%1 (found out)</source>
        <translation>%1（自动识别）</translation>
    </message>
    <message>
        <source>Set as when a file with these columns was last imported</source>
        <translation>已套用上次导入列相同的文件时的设置</translation>
    </message>
    <message>
        <source>Back to what was found</source>
        <translation>恢复自动识别的设置</translation>
    </message>
</context>
<context>
    <name>armillary::views::ImportPanel</name>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>%1, %2/s</source>
        <translation>%1，%2/s</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>A file or folder is looked at here before anything of it is stored</source>
        <translation>在存储任何内容之前，先在此处查看文件或文件夹</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>取消导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Mend what the message above says first</source>
        <translation>请先解决上方消息指出的问题</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>“%1” is in the workspace: %2</source>
        <translation>“%1”已加入工作区：%2</translation>
    </message>
    <message>
        <source>Open the import again</source>
        <translation>重新打开此次导入</translation>
    </message>
    <message>
        <source>The import was cancelled, and nothing was stored</source>
        <translation>导入已取消，没有保存任何内容</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>There is a data set “%1” already (%2). Other content needs another name, or replaces it</source>
        <translation>已有数据集“%1”（%2）。内容不同时需要另取名称，或替换它</translation>
    </message>
    <message>
        <source>Call it “%1”</source>
        <translation>改名为“%1”</translation>
    </message>
    <message>
        <source>%1. %2 rows were refused, see Import report</source>
        <translation>%1。%2 行被拒绝，见“导入报告”</translation>
    </message>
    <message>
        <source>Choose another name, or replace the data set that has it</source>
        <translation>请换一个名称，或替换已用此名称的数据集</translation>
    </message>
</context>
<context>
    <name>armillary::views::ImportPreviewPanel</name>
    <message>
        <source>%1 joined by “%2”: %3 ids matched, %4 rows without an id in these interactions</source>
        <translation>%1 按“%2”关联：%3 个 ID 匹配成功，%4 行的 ID 不在这些交互中</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Reading the first rows…</source>
        <translation>正在读取前几行…</translation>
    </message>
    <message>
        <source>There are no rows to show</source>
        <translation>没有可显示的行</translation>
    </message>
    <message>
        <source>The first rows of %1, as they stand in the file</source>
        <translation>%1 的前几行，保持文件中的原样</translation>
    </message>
    <message>
        <source>Read the whole folder</source>
        <translation>读取整个文件夹</translation>
    </message>
    <message>
        <source>Beside it lie files that belong to it: %1</source>
        <translation>旁边有属于它的文件：%1</translation>
    </message>
</context>
<context>
    <name>armillary::views::InspectorPanel</name>
    <message>
        <source>items-of-code</source>
        <translation>码的物品</translation>
    </message>
    <message>
        <source>nearest-codes</source>
        <translation>最近的码</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Nearest codes</source>
        <translation>最近的码</translation>
    </message>
    <message>
        <source>The items of a code are listed here</source>
        <translation>此处列出某个码的物品</translation>
    </message>
    <message>
        <source>Click on a code to see its items</source>
        <translation>点击一个码，查看其物品</translation>
    </message>
</context>
<context>
    <name>armillary::views::ItemView</name>
    <message>
        <source>Who took it</source>
        <translation>交互过的用户</translation>
    </message>
    <message>
        <source>What nearest means</source>
        <translation>“最近邻”的含义</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>dot product</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>Euclidean</source>
        <translation>欧氏距离</translation>
    </message>
    <message>
        <source>same users</source>
        <translation>相同用户</translation>
    </message>
    <message>
        <source>Nearest items</source>
        <translation>最近邻物品</translation>
    </message>
    <message>
        <source>%1 has no item %2</source>
        <translation>%1 中没有物品 %2</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>物品 %1</translation>
    </message>
    <message>
        <source>takers-%1</source>
        <translation>交互用户-%1</translation>
    </message>
    <message>
        <source>A cold item: nobody took it</source>
        <translation>冷启动物品：没有用户与其交互过</translation>
    </message>
    <message>
        <source>Rank %1 of %2 by interactions · %3 of all</source>
        <translation>交互数排名第 %1，共 %2 个物品 · 占全部交互的 %3</translation>
    </message>
    <message>
        <source>%1 gave it no code</source>
        <translation>%1 没有为它分配码</translation>
    </message>
    <message>
        <source>Code %1 (%2, epoch %3)</source>
        <translation>码 %1（%2，第 %3 轮）</translation>
    </message>
    <message>
        <source>Code %1 (%2, imported)</source>
        <translation>码 %1（%2，已导入）</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>items taken by the same users (cosine of their sets of users)</source>
        <translation>与相同用户交互过的物品（用户集合的余弦）</translation>
    </message>
    <message>
        <source>By the item embeddings of %1, %2</source>
        <translation>按 %1 的物品嵌入，%2</translation>
    </message>
    <message>
        <source>%1 has no vector of this item; shown are %2</source>
        <translation>%1 没有此物品的向量；现显示%2</translation>
    </message>
    <message>
        <source>By common users: %1</source>
        <translation>按共同用户：%1</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Dot</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>No other item shares a user with this one</source>
        <translation>没有其他物品与此物品有共同用户</translation>
    </message>
    <message>
        <source>No run of this data set is active; shown are %1</source>
        <translation>没有此数据集的当前运行；显示的是%1</translation>
    </message>
</context>
<context>
    <name>armillary::views::JobsPanel</name>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 k %2/s</source>
        <translation>%1 k %2/s</translation>
    </message>
    <message>
        <source>%1 %2/s</source>
        <translation>%1 %2/s</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>%1 的进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue %1</source>
        <translation>继续 %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>waiting for the job before it</source>
        <translation>等待前一个任务完成</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>armillary::views::LearnPage</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Open a lesson file…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.toml)</source>
        <translation>课程 (*.toml)</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Runs and claims</source>
        <translation>运行与论断</translation>
    </message>
    <message>
        <source>Choose a lesson: a small world whose truth is known, a question, and why</source>
        <translation>选一课：一个真相已知的小世界，一个问题，以及为什么</translation>
    </message>
    <message>
        <source>%1
%2 min · %3 runs</source>
        <translation>%1
%2 分钟 · %3 次运行</translation>
    </message>
    <message>
        <source>Write the lesson</source>
        <translation>写出课程</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Lessons on small worlds whose truth is known: predict, train, and see why</source>
        <translation>真相已知的小世界上的课程：先预测，再训练，看懂为什么</translation>
    </message>
</context>
<context>
    <name>armillary::views::LedgerPanel</name>
    <message>
        <source>Worst served only</source>
        <translation>仅服务最差的用户</translation>
    </message>
    <message>
        <source>Lists the worst-served 10 % of the users alone</source>
        <translation>只列出服务最差的 10% 用户</translation>
    </message>
    <message>
        <source>Show attention</source>
        <translation>显示注意力</translation>
    </message>
    <message>
        <source>What the model looked at in this user's history (Enter)</source>
        <translation>模型在此用户的历史中关注了什么（回车键）</translation>
    </message>
    <message>
        <source>Nothing is shown yet</source>
        <translation>尚未显示任何内容</translation>
    </message>
    <message>
        <source>%1 has no attention to look at</source>
        <translation>%1 没有可查看的注意力</translation>
    </message>
    <message>
        <source>%1 has no attention to look at: train one of %2</source>
        <translation>%1 没有可查看的注意力：请训练 %2 之一</translation>
    </message>
    <message>
        <source>Pick a user first</source>
        <translation>请先选中一个用户</translation>
    </message>
</context>
<context>
    <name>armillary::views::LessonRunsPanel</name>
    <message>
        <source>What the lesson says, checked against the figures that the runs recorded</source>
        <translation>本课的说法，逐条与运行记录的数值核对</translation>
    </message>
    <message>
        <source>Train the runs</source>
        <translation>训练这些运行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write the report…</source>
        <translation>写成报告…</translation>
    </message>
    <message>
        <source>Makes the worlds of the lesson and trains its runs; less than a minute on two cores</source>
        <translation>生成本课的世界并训练其运行；两核机器上不到一分钟</translation>
    </message>
    <message>
        <source>The lesson with its answers and figures as one HTML file, for a class without Armillary</source>
        <translation>把本课连同答案与图表写成一个 HTML 文件，供没有 Armillary 的班级使用</translation>
    </message>
    <message>
        <source>Training of the lesson's runs</source>
        <translation>本课运行的训练进度</translation>
    </message>
    <message>
        <source>The runs of a lesson stand here</source>
        <translation>课程的运行列在这里</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>论断</translation>
    </message>
    <message>
        <source>Runs and claims of the lesson</source>
        <translation>本课的运行与论断</translation>
    </message>
    <message>
        <source>✓ trained, %1</source>
        <translation>✓ 已训练，%1</translation>
    </message>
    <message>
        <source>training, %1</source>
        <translation>训练中，%1</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>– not known yet: </source>
        <translation>– 尚不可知：</translation>
    </message>
    <message>
        <source>✓ borne out: </source>
        <translation>✓ 成立：</translation>
    </message>
    <message>
        <source>✗ not borne out by these runs: </source>
        <translation>✗ 这些运行不支持：</translation>
    </message>
    <message>
        <source>They are shown when all questions are answered</source>
        <translation>答完全部问题后显示</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写…</translation>
    </message>
</context>
<context>
    <name>armillary::views::LessonTraining</name>
    <message>
        <source>Worlds of the lesson “%1”</source>
        <translation>课程“%1”的世界</translation>
    </message>
    <message>
        <source>Making the worlds</source>
        <translation>正在生成世界</translation>
    </message>
</context>
<context>
    <name>armillary::views::LogPanel</name>
    <message>
        <source>Log of the run</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>What a run tells while it trains is written here</source>
        <translation>此处显示运行在训练过程中输出的信息</translation>
    </message>
    <message>
        <source>Copy the whole log</source>
        <translation>复制全部日志</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>armillary::views::MainWindow</name>
    <message>
        <source>Armillary</source>
        <translation>Armillary</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>No run</source>
        <translation>无运行</translation>
    </message>
    <message>
        <source>Run to show</source>
        <translation>要显示的运行</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>Run to compare with</source>
        <translation>要对比的运行</translation>
    </message>
    <message>
        <source>%1 – Armillary</source>
        <translation>%1 – Armillary</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1（当前不可用）</translation>
    </message>
    <message>
        <source>This workspace is not there now. Is its disk plugged in?</source>
        <translation>此工作区当前不可用。它所在的磁盘是否已连接？</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Open or make another workspace…</source>
        <translation>打开或新建其他工作区…</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>data set, %1 interactions</source>
        <translation>数据集，%1 次交互</translation>
    </message>
    <message>
        <source>Only files and folders of this machine can be dropped here</source>
        <translation>只能拖入本机的文件和文件夹</translation>
    </message>
    <message>
        <source>Open the workspace %1</source>
        <translation>打开工作区 %1</translation>
    </message>
    <message>
        <source>Fill the training form from %1</source>
        <translation>用 %1 填写训练表单</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Import %1 files as one data set</source>
        <translation>将 %1 个文件作为一个数据集导入</translation>
    </message>
    <message>
        <source>This experiment file cannot be read: %1</source>
        <translation>无法读取此实验文件：%1</translation>
    </message>
    <message>
        <source>it is larger than 1 MiB</source>
        <translation>文件大于 1 MiB</translation>
    </message>
    <message>
        <source>Jobs are running. Close again to cancel them: what a training has recorded is kept, and it can be resumed.</source>
        <translation>有任务正在运行。再次关闭将取消这些任务：训练已记录的内容会保留，之后可以恢复。</translation>
    </message>
    <message>
        <source>Cancel the jobs and close</source>
        <translation>取消任务并关闭</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Read ratings, histories or item tables into the workspace</source>
        <translation>将评分、历史或物品表读入工作区</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>Open another workspace, or make one in an empty folder</source>
        <translation>打开其他工作区，或在空文件夹中新建一个</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>工作区的文件夹</translation>
    </message>
    <message>
        <source>Keep this workspace in the list</source>
        <translation>将此工作区固定在列表中</translation>
    </message>
    <message>
        <source>A pinned workspace stays first among the recent ones</source>
        <translation>固定的工作区始终排在最近使用列表的最前面</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window; it comes back as it is now</source>
        <translation>关闭窗口；下次打开时恢复现在的状态</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last deletion or change of a name, tag or note</source>
        <translation>撤回上一次的删除，或对名称、标签、备注的修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重新执行已撤销的操作</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选择</translation>
    </message>
    <message>
        <source>Nothing is picked any more, in any view</source>
        <translation>清除所有视图中的选中项</translation>
    </message>
    <message>
        <source>Find anything…</source>
        <translation>查找任意内容…</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation>页面：%1</translation>
    </message>
    <message>
        <source>Details panel</source>
        <translation>详情面板</translation>
    </message>
    <message>
        <source>Who the picked user or what the picked item is, beside every page</source>
        <translation>在每个页面旁显示所选用户或物品的详情</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>All panels of this page back at their first places</source>
        <translation>将此页的所有面板恢复到初始位置</translation>
    </message>
    <message>
        <source>Save layout…</source>
        <translation>保存布局…</translation>
    </message>
    <message>
        <source>Keep the places of all panels under a name</source>
        <translation>以一个名称保存所有面板的位置</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>窗口的配色</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Larger type and controls, for a projector or tired eyes</source>
        <translation>放大文字和控件，适合投影或缓解眼睛疲劳</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smaller type and controls</source>
        <translation>缩小文字和控件</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>正常大小</translation>
    </message>
    <message>
        <source>Type and controls as they were made</source>
        <translation>文字和控件恢复默认大小</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>窗口的语言</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>The window fills the screen</source>
        <translation>窗口占满整个屏幕</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>新建训练</translation>
    </message>
    <message>
        <source>Choose data and a model, and train it</source>
        <translation>选择数据和模型并开始训练</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>暂停训练</translation>
    </message>
    <message>
        <source>Stops between two batches; nothing is lost</source>
        <translation>在两个批次之间停下，不会丢失任何内容</translation>
    </message>
    <message>
        <source>Continue the training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Goes on where it was paused</source>
        <translation>从暂停处继续</translation>
    </message>
    <message>
        <source>Cancel all jobs</source>
        <translation>取消所有任务</translation>
    </message>
    <message>
        <source>What a training has recorded is kept, and it can be resumed</source>
        <translation>训练已记录的内容会保留，之后可以恢复</translation>
    </message>
    <message>
        <source>Export recommendations…</source>
        <translation>导出推荐…</translation>
    </message>
    <message>
        <source>The top items of every user by the run that is shown, as a CSV file</source>
        <translation>将所显示的运行为每个用户推荐的前若干个物品导出为 CSV 文件</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>How to use each page, and what every model does</source>
        <translation>各页面的用法，以及每个模型的作用</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Every action with its keys</source>
        <translation>所有操作及其快捷键</translation>
    </message>
    <message>
        <source>About Armillary</source>
        <translation>关于 Armillary</translation>
    </message>
    <message>
        <source>Versions of the program and what it computes with</source>
        <translation>程序及其计算组件的版本</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近的工作区</translation>
    </message>
    <message>
        <source>Panels of this page</source>
        <translation>此页的面板</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The layout %1 is removed</source>
        <translation>布局 %1 已移除</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>尚未保存布局</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>保存布局</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>布局名称</translation>
    </message>
    <message>
        <source>Open another workspace from the File menu</source>
        <translation>从“文件”菜单打开另一个工作区</translation>
    </message>
    <message>
        <source>Forget “%1”</source>
        <translation>忘记“%1”</translation>
    </message>
    <message>
        <source>What is picked</source>
        <translation>选中的内容</translation>
    </message>
    <message>
        <source>Keep it as “%1”</source>
        <translation>保留为“%1”</translation>
    </message>
    <message>
        <source>Name of what is picked</source>
        <translation>选中内容的名称</translation>
    </message>
    <message>
        <source>user %1 of %2</source>
        <translation>%2 的用户 %1</translation>
    </message>
    <message>
        <source>item %1 of %2</source>
        <translation>%2 的物品 %1</translation>
    </message>
    <message>
        <source>Find an action, a page, a run, a data set, an item or a user</source>
        <translation>查找操作、页面、运行、数据集、物品或用户</translation>
    </message>
    <message>
        <source>Import the run %1</source>
        <translation>导入运行 %1</translation>
    </message>
    <message>
        <source>Read a data set that is a folder of files, or the folder of a run made elsewhere</source>
        <translation>读取由多个文件组成的数据集文件夹，或在别处产生的运行的文件夹</translation>
    </message>
    <message>
        <source>Back to what was picked before</source>
        <translation>回到之前选中的内容</translation>
    </message>
    <message>
        <source>Pick again what was picked before, in every view</source>
        <translation>在所有视图中重新选中之前选中的内容</translation>
    </message>
    <message>
        <source>Forward to what was picked after</source>
        <translation>前进到之后选中的内容</translation>
    </message>
    <message>
        <source>Take back a step back</source>
        <translation>撤回一次后退</translation>
    </message>
    <message>
        <source>Keep what is picked…</source>
        <translation>保留选中内容…</translation>
    </message>
    <message>
        <source>Give what is picked a name, to pick it again later</source>
        <translation>为选中的内容命名，以便以后再次选中</translation>
    </message>
    <message>
        <source>Find any action, page, run, data set, item or user by its name</source>
        <translation>按名称查找任意操作、页面、运行、数据集、物品或用户</translation>
    </message>
</context>
<context>
    <name>armillary::views::MapPanel</name>
    <message>
        <source>Whose attention</source>
        <translation>谁的注意力</translation>
    </message>
    <message>
        <source>This user</source>
        <translation>该用户</translation>
    </message>
    <message>
        <source>Mean of all recorded histories</source>
        <translation>全部已记录历史的平均</translation>
    </message>
    <message>
        <source>Layer and head</source>
        <translation>层与头</translation>
    </message>
</context>
<context>
    <name>armillary::views::MessageBar</name>
    <message>
        <source>Copy the message</source>
        <translation>复制此消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>armillary::views::ModeBar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>armillary::views::ModelCombo</name>
    <message>
        <source>Choose a model</source>
        <translation>请选择模型</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>armillary::views::OverviewPanel</name>
    <message>
        <source>Train on this</source>
        <translation>用此数据集训练</translation>
    </message>
    <message>
        <source>Copy fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Attribute to draw</source>
        <translation>要绘制的属性</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>A data set that is deleted does not come back</source>
        <translation>数据集删除后无法恢复</translation>
    </message>
    <message>
        <source>from %1, %2</source>
        <translation>来自 %1，%2</translation>
    </message>
    <message>
        <source>Fingerprint %1</source>
        <translation>指纹 %1</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
</context>
<context>
    <name>armillary::views::ParameterField</name>
    <message>
        <source>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;&lt;b&gt;%2&lt;/b&gt;, default %3&lt;/p&gt;</source>
        <translation>&lt;p&gt;%1&lt;/p&gt;&lt;p&gt;&lt;b&gt;%2&lt;/b&gt;，默认值 %3&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Back to the default, %1</source>
        <translation>恢复默认值：%1</translation>
    </message>
    <message>
        <source>Back to the default of %1</source>
        <translation>恢复 %1 的默认值</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>armillary::views::ParameterList</name>
    <message>
        <source>Find a parameter</source>
        <translation>查找参数</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n to correct</source>
        <translation><numerusform>%1 · %n 项待更正</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n changed</source>
        <translation><numerusform>%1 · %n 项已更改</numerusform></translation>
    </message>
    <message>
        <source>No parameter is called or described so</source>
        <translation>没有名称或说明与此相符的参数</translation>
    </message>
</context>
<context>
    <name>armillary::views::PredictionPanel</name>
    <message>
        <source>Time a few batches</source>
        <translation>试测几个批次</translation>
    </message>
    <message>
        <source>Trains for about three seconds in a temporary folder; nothing is kept</source>
        <translation>在临时文件夹中训练约三秒，不保留任何内容</translation>
    </message>
    <message>
        <source>Timing batches of %1</source>
        <translation>测量 %1 的批次用时</translation>
    </message>
    <message>
        <source>Timing batches…</source>
        <translation>正在测量批次用时…</translation>
    </message>
</context>
<context>
    <name>armillary::views::PrefixTreePanel</name>
    <message>
        <source>Colour of the boxes</source>
        <translation>方框的颜色</translation>
    </message>
    <message>
        <source>The tree of the semantic IDs is drawn here</source>
        <translation>此处绘制语义 ID 的前缀树</translation>
    </message>
    <message>
        <source>The way to what is shown</source>
        <translation>所显示内容的路径</translation>
    </message>
    <message>
        <source>Colour: share</source>
        <translation>颜色：占比</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>颜色：%1</translation>
    </message>
    <message>
        <source>Stronger: a larger share of the items of the box above</source>
        <translation>颜色越深，占上一级方框物品的比例越大</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>paler: mixed</source>
        <translation>越浅越混杂</translation>
    </message>
    <message>
        <source>Prefix tree</source>
        <translation>前缀树</translation>
    </message>
</context>
<context>
    <name>armillary::views::PricePanel</name>
    <message>
        <source>price-of-codes</source>
        <translation>price-of-codes</translation>
    </message>
    <message>
        <source>What the codes are worth to a recommender is shown here</source>
        <translation>此处显示码对推荐模型的价值</translation>
    </message>
    <message>
        <source>Train two recommenders</source>
        <translation>训练两个推荐模型</translation>
    </message>
    <message>
        <source>Does it matter? The same recommender is trained twice on the data of %1: with a vector for each item, and with the sum of vectors of its codes</source>
        <translation>影响大吗？在 %1 的数据上训练两次同一推荐模型：一次每个物品一个向量，一次用其各层级码的向量之和</translation>
    </message>
    <message>
        <source>The two for %1 are being trained…</source>
        <translation>正在为 %1 训练两个推荐模型…</translation>
    </message>
    <message>
        <source>%1 on the test part: %2 with a vector for each item, %3 with vectors of the codes of %4</source>
        <translation>测试部分的 %1：%2 每个物品一个向量，%3 使用 %4 的码的向量</translation>
    </message>
    <message>
        <source>Metric to compare</source>
        <translation>要比较的指标</translation>
    </message>
    <message>
        <source>Most epochs of each of the two trainings</source>
        <translation>两次训练各自的最多轮数</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>按默认</translation>
    </message>
    <message>
        <source>at most </source>
        <comment>epochs</comment>
        <translation>最多 </translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> 轮</translation>
    </message>
    <message>
        <source>The run was imported without a data set, so there is nobody to recommend to</source>
        <translation>该运行导入时没有指定数据集，因此没有可推荐的用户</translation>
    </message>
</context>
<context>
    <name>armillary::views::QuestionBox</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Give this answer and see what the runs say</source>
        <translation>给出这个回答，看看运行怎么说</translation>
    </message>
    <message>
        <source>%1 (what the runs show)</source>
        <translation>%1（运行所示）</translation>
    </message>
    <message>
        <source>Choose what you expect; the runs decide</source>
        <translation>选择你的预测；由运行判定</translation>
    </message>
    <message>
        <source>Your guess, a number</source>
        <translation>你的猜测，一个数</translation>
    </message>
    <message>
        <source>Write the number that you expect; the runs decide</source>
        <translation>写下你预测的数；由运行判定</translation>
    </message>
    <message>
        <source>Write a number such as 12.5</source>
        <translation>写一个数，例如 12.5</translation>
    </message>
    <message>
        <source>✓ As you said</source>
        <translation>✓ 如你所说</translation>
    </message>
    <message>
        <source>✗ The runs say otherwise</source>
        <translation>✗ 运行说的不是这样</translation>
    </message>
    <message>
        <source>Your answer is kept. Train the runs of the lesson to see who is right</source>
        <translation>你的回答已记下。训练本课的运行，看看谁对</translation>
    </message>
</context>
<context>
    <name>armillary::views::RankedModel</name>
    <message>
        <source>%1 (%2). %3</source>
        <translation>%1（%2）。%3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>%1
Double click or Enter goes there</source>
        <translation>%1
双击或按 Enter 前往</translation>
    </message>
</context>
<context>
    <name>armillary::views::RankingPanel</name>
    <message>
        <source>What the model ranks first after the history is listed here</source>
        <translation>这里列出模型在该历史之后排在最前的物品</translation>
    </message>
    <message>
        <source>ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>%1, best state, epoch %2</source>
        <translation>%1，最佳状态，第 %2 轮</translation>
    </message>
</context>
<context>
    <name>armillary::views::RecommendationsExport</name>
    <message>
        <source>all users</source>
        <translation>所有用户</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export recommendations</source>
        <translation>导出推荐</translation>
    </message>
    <message>
        <source>Length of the lists</source>
        <translation>列表长度</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>The same in the terminal</source>
        <translation>在终端中的等效命令</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>items for each user, best first</source>
        <translation>个物品（每个用户，最佳者在前）</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>For</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>In the terminal</source>
        <translation>在终端中</translation>
    </message>
    <message>
        <source>no user is selected</source>
        <translation>未选择用户</translation>
    </message>
    <message>
        <source>the selected user</source>
        <translation>选中的用户</translation>
    </message>
    <message>
        <source>%1 selected users</source>
        <translation>选中的 %1 个用户</translation>
    </message>
    <message>
        <source>Tables (*.csv *.json)</source>
        <translation>表格 (*.csv *.json)</translation>
    </message>
    <message>
        <source>Recommendations of %1</source>
        <translation>%1 的推荐</translation>
    </message>
    <message>
        <source>%1 rows written: what %2 recommends</source>
        <translation>已写入 %1 行：%2 的推荐</translation>
    </message>
</context>
<context>
    <name>armillary::views::ReportPanel</name>
    <message>
        <source>Files beside the interactions</source>
        <translation>交互之外的附带文件</translation>
    </message>
    <message>
        <source>Not read: %1</source>
        <translation>未读取：%1</translation>
    </message>
    <message>
        <source>Refused rows (the first %1 of %2)</source>
        <translation>被拒绝的行（共 %2 行，显示前 %1 行）</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>被拒绝的行</translation>
    </message>
</context>
<context>
    <name>armillary::views::RunColumn</name>
    <message>
        <source>Recommendations of %1</source>
        <translation>%1 的推荐</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在查询 %1…</translation>
    </message>
    <message>
        <source>%1 was trained without this user: its filters left them out</source>
        <translation>%1 训练时不含该用户：其筛选条件排除了该用户</translation>
    </message>
    <message>
        <source>%1 recommends nothing to this user</source>
        <translation>%1 没有向该用户推荐任何物品</translation>
    </message>
    <message>
        <source>nothing held out for the test</source>
        <translation>没有为测试留出物品</translation>
    </message>
    <message>
        <source>top %1 has %2 of %3 held-out</source>
        <translation>前 %1 个命中留出物品 %2/%3</translation>
    </message>
    <message>
        <source>test ndcg@10 %1</source>
        <translation>测试 ndcg@10 %1</translation>
    </message>
    <message>
        <source>a cold user: nothing to learn from</source>
        <translation>冷启动用户：没有可供学习的内容</translation>
    </message>
    <message>
        <source>Split otherwise than %1: its hits are other items</source>
        <translation>划分与 %1 不同：其命中的是另一些物品</translation>
    </message>
</context>
<context>
    <name>armillary::views::RunDetailsPanel</name>
    <message>
        <source>Select a run to see what it was made of and what came out</source>
        <translation>选择一个运行，查看它的配置和结果</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>标签，以逗号分隔</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Folder of the run</source>
        <translation>运行的文件夹</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Changed parameters</source>
        <translation>更改过的参数</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>生成环境</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>armillary::views::RunEdits</name>
    <message>
        <source>delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>restore %1</source>
        <translation>还原 %1</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>已删除 %1</translation>
    </message>
    <message>
        <source>%1 restored</source>
        <translation>已还原 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>重命名 %1</translation>
    </message>
    <message>
        <source>change the tags of %1</source>
        <translation>更改 %1 的标签</translation>
    </message>
    <message>
        <source>change the notes of %1</source>
        <translation>更改 %1 的备注</translation>
    </message>
    <message>
        <source>%1 is still running and was not deleted: cancel it in the jobs panel first</source>
        <translation>%1 仍在运行，未被删除：请先在任务面板中取消它</translation>
    </message>
</context>
<context>
    <name>armillary::views::RunImportPanel</name>
    <message>
        <source>A tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>A recommender</source>
        <translation>推荐模型</translation>
    </message>
    <message>
        <source>A run of another kind</source>
        <translation>其他类型的运行</translation>
    </message>
    <message>
        <source>no codes</source>
        <translation>没有码</translation>
    </message>
    <message>
        <source>codes of epoch %1</source>
        <translation>第 %1 轮的码</translation>
    </message>
    <message>
        <source>codes of %1 epochs, from %2 to %3</source>
        <translation>%1 轮的码，从 %2 到 %3</translation>
    </message>
    <message>
        <source>its model is not said</source>
        <translation>未说明模型</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>%1, %2: %3 items, %4, %5 figures over the epochs</source>
        <translation>%1，%2：%3 个物品，%4，各轮共 %5 个数值</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Its titles, attributes and interactions are shown with the items of the same raw id</source>
        <translation>其标题、属性和交互会显示在原始 ID 相同的物品上</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Import the run %1</source>
        <translation>导入运行 %1</translation>
    </message>
    <message>
        <source>Looking through the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message>
        <source>The run cannot be imported</source>
        <translation>无法导入该运行</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>已略过：</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Without one, titles are those of items.csv, where the folder has it</source>
        <translation>不指定时，标题来自文件夹中的 items.csv（如果有）</translation>
    </message>
    <message>
        <source>%1 of the run's %2 items are in “%3”</source>
        <translation>该运行的 %2 个物品中有 %1 个在“%3”中</translation>
    </message>
    <message>
        <source>The import was cancelled, and nothing was stored</source>
        <translation>导入已取消，没有保存任何内容</translation>
    </message>
    <message>
        <source>The run is in the workspace as %1; %2 things of its folder were left out, see its details</source>
        <translation>该运行已进入工作区，编号 %1；文件夹中有 %2 处被略过，见其详细信息</translation>
    </message>
    <message>
        <source>The run is in the workspace as %1</source>
        <translation>该运行已进入工作区，编号 %1</translation>
    </message>
</context>
<context>
    <name>armillary::views::RunPanel</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Step a batch</source>
        <translation>单步一个批次</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>恢复运行</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Metric that the chart shows</source>
        <translation>图表显示的指标</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Metrics by epoch</source>
        <translation>各轮次的指标</translation>
    </message>
    <message>
        <source>Start a training, or pick a run above, to see its curves here</source>
        <translation>开始一次训练，或在上方选择一个运行，即可在此查看其曲线</translation>
    </message>
    <message>
        <source>The curves of a training appear here. Import a data set first.</source>
        <translation>训练曲线会显示在这里。请先导入数据集。</translation>
    </message>
    <message>
        <source>Import data</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>随机种子 %1</translation>
    </message>
    <message>
        <source>%1-loss</source>
        <translation>%1-损失</translation>
    </message>
    <message>
        <source>%1-metrics</source>
        <translation>%1-指标</translation>
    </message>
    <message>
        <source>%1 is solved in one go: there is nothing to follow by epochs</source>
        <translation>%1 一次求解完成：没有可按轮次跟踪的内容</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Waits for the training before it</source>
        <translation>等待前一个训练完成</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>The same training again, with everything that was changed by hand</source>
        <translation>再次进行相同的训练，包括手动做过的所有更改</translation>
    </message>
</context>
<context>
    <name>armillary::views::RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>There are no runs yet. Each training becomes a row here</source>
        <translation>还没有运行。每次训练会在这里占一行</translation>
    </message>
    <message>
        <source>Train a model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Make active</source>
        <translation>设为当前运行</translation>
    </message>
    <message>
        <source>All pages show this run</source>
        <translation>所有页面都显示此运行</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>与之对比</translation>
    </message>
    <message>
        <source>All pages show this run beside the active one</source>
        <translation>所有页面将此运行与当前运行并排显示</translation>
    </message>
    <message>
        <source>Open Train</source>
        <translation>打开“训练”</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Gives the run a name</source>
        <translation>为此运行命名</translation>
    </message>
    <message>
        <source>Edit tags…</source>
        <translation>编辑标签…</translation>
    </message>
    <message>
        <source>Tags with commas between them</source>
        <translation>标签以逗号分隔</translation>
    </message>
    <message>
        <source>Train like this</source>
        <translation>以相同设置训练</translation>
    </message>
    <message>
        <source>Fills the Train page with this run's experiment</source>
        <translation>用此运行的实验填写“训练”页面</translation>
    </message>
    <message>
        <source>Copy as TOML</source>
        <translation>复制为 TOML</translation>
    </message>
    <message>
        <source>Copies the experiment file that gives the same figures in the terminal</source>
        <translation>复制实验文件，用它可在终端中得到相同的指标</translation>
    </message>
    <message>
        <source>The experiment is on the clipboard</source>
        <translation>实验已复制到剪贴板</translation>
    </message>
    <message>
        <source>Export figures…</source>
        <translation>导出指标…</translation>
    </message>
    <message>
        <source>Final figures with their standard errors, as CSV</source>
        <translation>最终指标及其标准误，保存为 CSV</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Marks the runs as deleted; this can be undone</source>
        <translation>将运行标记为已删除，可以撤销</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Open Codebook</source>
        <translation>打开“码本”</translation>
    </message>
    <message>
        <source>Shows how its codes are used</source>
        <translation>显示其码的使用情况</translation>
    </message>
    <message>
        <source>Shows its training there</source>
        <translation>在该页面显示其训练过程</translation>
    </message>
    <message>
        <source>%1 was made elsewhere and has no experiment file</source>
        <translation>%1 来自别处，没有实验文件</translation>
    </message>
    <message>
        <source>Export figures</source>
        <translation>导出指标</translation>
    </message>
    <message>
        <source>Tables (*.csv *.json)</source>
        <translation>表格 (*.csv *.json)</translation>
    </message>
    <message>
        <source>The figures were written</source>
        <translation>指标已写入文件</translation>
    </message>
    <message>
        <source>All trainings: sort, compare, name and tidy them</source>
        <translation>所有训练：排序、对比、命名和整理</translation>
    </message>
    <message>
        <source>About the run</source>
        <translation>关于此运行</translation>
    </message>
    <message>
        <source>Resume on the Train page</source>
        <translation>在“训练”页继续</translation>
    </message>
    <message>
        <source>Open the Train page, where this run can be resumed</source>
        <translation>打开“训练”页，可在那里继续此运行</translation>
    </message>
    <message>
        <source>Repeat with its interventions</source>
        <translation>连同干预一起重复</translation>
    </message>
    <message>
        <source>Fills the Train page with this run's experiment and all that was changed by hand while it trained: the same figures again</source>
        <translation>将此运行的实验以及训练期间手动做过的所有更改填入训练页：将得到相同的数值</translation>
    </message>
    <message>
        <source>Write a report…</source>
        <translation>写报告…</translation>
    </message>
    <message>
        <source>The picked runs as one web page with figures, tables and tests</source>
        <translation>把选中的运行写成一个网页，含图、表与检验</translation>
    </message>
</context>
<context>
    <name>armillary::views::RunsTable</name>
    <message>
        <source>Group by seed</source>
        <translation>按随机种子分组</translation>
    </message>
    <message>
        <source>One row for runs that differ in the seed alone, with mean and spread</source>
        <translation>将仅随机种子不同的运行合为一行，显示均值和离散程度</translation>
    </message>
    <message>
        <source>Show deleted</source>
        <translation>显示已删除的运行</translation>
    </message>
    <message>
        <source>Deleted runs can be taken back</source>
        <translation>已删除的运行可以还原</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>运行的筛选条件</translation>
    </message>
    <message>
        <source>Filter: words, model:sasrec, tag:baseline, status:done, ndcg@10&gt;0.3</source>
        <translation>筛选：关键词、model:sasrec、tag:baseline、status:done、ndcg@10&gt;0.3</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n seeds</source>
        <translation><numerusform>%1，%n 个随机种子</numerusform></translation>
    </message>
</context>
<context>
    <name>armillary::views::SettingFields</name>
    <message>
        <source>%1 (found by its name)</source>
        <translation>%1（按名称识别）</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>选择一列</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Find out (none found)</source>
        <translation>自动识别（未找到）</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>%1 (not in this file)</source>
        <translation>%1（不在此文件中）</translation>
    </message>
    <message>
        <source>%1 (found out)</source>
        <translation>%1（自动识别）</translation>
    </message>
</context>
<context>
    <name>armillary::views::SideTableFields</name>
    <message>
        <source>Table that describes the items</source>
        <translation>描述物品的附表</translation>
    </message>
    <message>
        <source>Table that describes the users</source>
        <translation>描述用户的附表</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1: column of the id</source>
        <translation>%1：ID 列</translation>
    </message>
    <message>
        <source>Column of the id: found by itself</source>
        <translation>ID 列：自动识别</translation>
    </message>
    <message>
        <source>%1: would match %2 more</source>
        <translation>%1：可多匹配 %2 个</translation>
    </message>
</context>
<context>
    <name>armillary::views::StartPanel</name>
    <message>
        <source>Train two models and compare</source>
        <translation>训练两个模型并对比</translation>
    </message>
    <message>
        <source>Import data…</source>
        <translation>导入数据…</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Choose model and settings yourself</source>
        <translation>自行选择模型和设置</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>从这里开始</translation>
    </message>
    <message>
        <source>Trains a first model on your data and says how much better it recommends than a list of what is popular.</source>
        <translation>用你的数据训练第一个模型，并说明它的推荐比热门列表好多少。</translation>
    </message>
</context>
<context>
    <name>armillary::views::StepPanel</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Step of the lesson</source>
        <translation>课程步骤</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Show it: %1</source>
        <translation>展示：%1</translation>
    </message>
    <message>
        <source>Show it: %1 beside %2</source>
        <translation>展示：%1，对照 %2</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Its run has not been trained yet</source>
        <translation>所需的运行尚未训练</translation>
    </message>
    <message>
        <source>Answer the question first</source>
        <translation>请先回答问题</translation>
    </message>
    <message>
        <source>%1 of %2 answers right</source>
        <translation>答对 %1 / %2</translation>
    </message>
</context>
<context>
    <name>armillary::views::TablePanel</name>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the rows</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy or save the table</source>
        <translation>复制或保存表格</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Arranging %1 rows…</source>
        <translation>正在排列 %1 行…</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 / %2 行</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>另存为 CSV</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>armillary::views::TopBar</name>
    <message>
        <source>Search  Ctrl+K</source>
        <translation>搜索  Ctrl+K</translation>
    </message>
    <message>
        <source>Run shown: %1</source>
        <translation>显示的运行：%1</translation>
    </message>
    <message>
        <source>Compared with: %1</source>
        <translation>对比的运行：%1</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation>工作区 %1</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>没有打开的工作区</translation>
    </message>
    <message>
        <source>No run chosen</source>
        <translation>未选择运行</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Find any action, page, run, data set, item or user</source>
        <translation>查找任意操作、页面、运行、数据集、物品或用户</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of %1</source>
        <translation><numerusform>%1 的 %n 个物品</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n user(s) of %1</source>
        <translation><numerusform>%1 的 %n 个用户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) of %1</source>
        <translation><numerusform>%1 的 %n 个编码</numerusform></translation>
    </message>
    <message>
        <source>Nothing picked</source>
        <translation>未选中任何内容</translation>
    </message>
    <message>
        <source>%1: back, forward, keep under a name</source>
        <translation>%1：后退、前进、命名保留</translation>
    </message>
</context>
<context>
    <name>armillary::views::TrainPage</name>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Debugger</source>
        <translation>调试器</translation>
    </message>
</context>
<context>
    <name>armillary::views::Trainer</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · resumed</source>
        <translation>%1 · %2 · 已恢复</translation>
    </message>
    <message>
        <source>%1 · %2 · seed %3</source>
        <translation>%1 · %2 · 随机种子 %3</translation>
    </message>
</context>
<context>
    <name>armillary::views::UsageHeatMap</name>
    <message>
        <source>Usage of the codes over the epochs</source>
        <translation>各轮次中码的使用情况</translation>
    </message>
    <message>
        <source>epoch %1, code %2: unused</source>
        <translation>第 %1 轮，码 %2：未使用</translation>
    </message>
    <message>
        <source>epoch %1, code %2: %3 items, %4</source>
        <translation>第 %1 轮，码 %2：%3 个物品，%4</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>轮次 %1</translation>
    </message>
</context>
<context>
    <name>armillary::views::UsageHistoryPanel</name>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Codes over the epochs are drawn here</source>
        <translation>此处绘制各轮次的码</translation>
    </message>
</context>
<context>
    <name>armillary::views::UsageStrips</name>
    <message>
        <source>Usage of the codes, a strip a level</source>
        <translation>码的使用情况，每个层级一条</translation>
    </message>
    <message>
        <source>code %1: unused</source>
        <translation>码 %1：未使用</translation>
    </message>
    <message>
        <source>code %1: %2 items, %3</source>
        <translation>码 %1：%2 个物品，%3</translation>
    </message>
    <message>
        <source> (several codes a line: their mean)</source>
        <translation> （每条线代表多个码：取均值）</translation>
    </message>
    <message>
        <source>Level %1, %2</source>
        <translation>层级 %1，%2</translation>
    </message>
    <message>
        <source>items per code, largest %1</source>
        <translation>每个码的物品数，最大 %1</translation>
    </message>
</context>
<context>
    <name>armillary::views::UserView</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Length of the lists</source>
        <translation>列表长度</translation>
    </message>
    <message>
        <source>top %1</source>
        <translation>前 %1 个</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Choose up to %1 runs whose lists stand side by side</source>
        <translation>最多选择 %1 个运行，并排显示其推荐列表</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>%1 has no user %2</source>
        <translation>%1 中没有用户 %2</translation>
    </message>
    <message>
        <source>history-%1</source>
        <translation>历史-%1</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>%1 was trained without this user: its filters left them out</source>
        <translation>%1 训练时不含该用户：其筛选条件排除了该用户</translation>
    </message>
    <message>
        <source>In the split of %1: %2 train, %3 valid, %4 test, %5 left out</source>
        <translation>在 %1 的划分中：训练 %2，验证 %3，测试 %4，未纳入 %5</translation>
    </message>
    <message>
        <source>Train a recommender on %1 to see what it would offer this user</source>
        <translation>在 %1 上训练一个推荐模型，看看它会向该用户推荐什么</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>No finished run recommends items of %1</source>
        <translation>没有已完成的运行推荐 %1 的物品</translation>
    </message>
</context>
<context>
    <name>armillary::views::UsersPanel</name>
    <message>
        <source>Which users</source>
        <translation>哪些用户</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>全部用户</translation>
    </message>
    <message>
        <source>Recorded users</source>
        <translation>已记录的用户</translation>
    </message>
    <message>
        <source>Held-out item found</source>
        <translation>找到了留出的物品</translation>
    </message>
    <message>
        <source>Held-out item missed</source>
        <translation>错过了留出的物品</translation>
    </message>
    <message>
        <source>users</source>
        <translation>用户</translation>
    </message>
</context>
<context>
    <name>armillary::views::VitalSignsGrid</name>
    <message>
        <source>Signs</source>
        <translation>体征</translation>
    </message>
    <message>
        <source>%1; rules of thumb of practitioners</source>
        <translation>%1；从业者的经验法则</translation>
    </message>
    <message>
        <source>mean of the last quarter of the epochs; %1</source>
        <translation>最后四分之一轮次的平均值；%1</translation>
    </message>
    <message>
        <source>against the codes that chance would use; %1</source>
        <translation>相对于随机情况下会用到的码；%1</translation>
    </message>
</context>
<context>
    <name>armillary::views::WorldPanel</name>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>Make the world</source>
        <translation>生成合成世界</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A synthetic world, whose truth is known</source>
        <translation>真实规律已知的合成世界</translation>
    </message>
    <message>
        <source>World</source>
        <translation>合成世界</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>“%1” is in the workspace: %2</source>
        <translation>“%1”已加入工作区：%2</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Making…</source>
        <translation>正在生成…</translation>
    </message>
</context>
</TS>
