<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <translation>各层级的码，从首个层级起</translation>
    </message>
    <message>
        <source>first %1</source>
        <translation>前 %1 个码</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>层级 %1</translation>
    </message>
    <message>
        <source>whole code</source>
        <translation>完整码</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>困惑度</translation>
    </message>
    <message>
        <source>Codes in use</source>
        <translation>使用中的码</translation>
    </message>
    <message>
        <source>Dead codes</source>
        <translation>死码</translation>
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
        <translation>第 %1 轮</translation>
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
        <translation>%1 / %2</translation>
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
        <source>Item vectors to read: a modality of the data set, tfidf_svd, or auto</source>
        <translation>要读取的物品向量：数据集的某个模态、tfidf_svd 或 auto</translation>
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
        <translation>交互数</translation>
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
        <translation>交互数</translation>
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
        <translation>交互数</translation>
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
        <translation>正在排序</translation>
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
        <source>%1, epoch mean</source>
        <translation>%1，轮次均值</translation>
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
        <source>How long it takes is not known yet: no run of this workspace can be compared with it</source>
        <translation>所需时间尚不清楚：此工作区中没有可与之比较的运行</translation>
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
        <source>Rough estimate by the speed of earlier runs of other models (%1): %2</source>
        <translation>根据其他模型以往运行的速度粗略估计（%1 个）：%2</translation>
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
        <translation>运行中</translation>
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
    <name>armillary::views::CodebookPage</name>
    <message>
        <source>Usage of the codes</source>
        <translation>码的使用情况</translation>
    </message>
    <message>
        <source>Over the epochs</source>
        <translation>随轮次变化</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Collisions by depth</source>
        <translation>各深度的冲突</translation>
    </message>
    <message>
        <source>Items of the code</source>
        <translation>码对应的物品</translation>
    </message>
    <message>
        <source>Play the recorded epochs</source>
        <translation>播放已记录的轮次</translation>
    </message>
    <message>
        <source>Recorded epoch</source>
        <translation>已记录的轮次</translation>
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
        <translation>随轮次绘制的内容</translation>
    </message>
    <message>
        <source>codebook</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>collisions</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>items-of-code</source>
        <translation>码对应的物品</translation>
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
        <source>epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>Codes were kept of %1 epochs, the first is %2, then every %3</source>
        <translation>保留了 %1 个轮次的码：从第 %2 轮开始，之后每 %3 轮保留一次</translation>
    </message>
    <message>
        <source>Click on a code to see its items</source>
        <translation>点击一个码，查看对应的物品</translation>
    </message>
    <message>
        <source>The items of a code are listed here</source>
        <translation>此处列出一个码对应的物品</translation>
    </message>
    <message>
        <source>%1, level %2, code %3: %4 of %5 items</source>
        <translation>%1，层级 %2，码 %3：%4 个物品，共 %5 个</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>码本</translation>
    </message>
    <message>
        <source>How a tokenizer uses its codes, epoch by epoch</source>
        <translation>逐轮查看分词器如何使用它的码</translation>
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
</context>
<context>
    <name>armillary::views::DatasetPanel</name>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
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
        <translation>后退</translation>
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
        <translation>导入已取消，未存储任何内容</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>The data set “%1” (%2) will be replaced</source>
        <translation>数据集“%1”（%2）将被替换</translation>
    </message>
    <message>
        <source>There is a data set “%1” already (%2). Other content needs another name, or replaces it</source>
        <translation>已有数据集“%1”（%2）。内容不同时需要另取名称，或替换它</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留原有数据集</translation>
    </message>
    <message>
        <source>Call it “%1”</source>
        <translation>改名为“%1”</translation>
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
        <source>No active run on this data set; shown are %1</source>
        <translation>此数据集上没有活动运行；现显示%1</translation>
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
        <source>Find an action, a page, a run or a data set</source>
        <translation>查找操作、页面、运行或数据集</translation>
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
        <source>Read a data set that is a folder of files</source>
        <translation>读取由一个文件夹中的多个文件组成的数据集</translation>
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
        <source>Find any action, page, run or data set by its name</source>
        <translation>按名称查找任意操作、页面、运行或数据集</translation>
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
        <translation>移除</translation>
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
        <source>Really delete</source>
        <translation>确认删除</translation>
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
        <translation>指标</translation>
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
        <source>Details</source>
        <translation>详情</translation>
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
        <translation>%1 / %2</translation>
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
        <source>Find any action, page, run or data set</source>
        <translation>查找任何操作、页面、运行或数据集</translation>
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
