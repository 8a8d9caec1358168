using System.Collections.Frozen;
using MLNetVision.Compute.Oracle.Ops;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle;

/// <summary>What computes each op.</summary>
internal static class OpTable
{
    private static readonly FrozenDictionary<Type, ScalarOp> ByType = new ScalarOp[]
    {
        new InputScalar(),
        new Conv1dScalar(), new Conv2dScalar(), new ConvTranspose2dScalar(), new DenseScalar(), new EmbeddingScalar(),
        new BatchNormScalar(), new LayerNormScalar(), new GroupNormScalar(), new LocalResponseNormScalar(),
        new MaxPool2dScalar(), new AveragePool2dScalar(), new AdaptivePool2dScalar(), new MaxUnpool2dScalar(), new Upsample2dScalar(),
        new AffineGridScalar(), new GridSampleScalar(), new RoiAlignScalar(), new RoiMaxPoolScalar(),
        new AddScalar(), new SubtractScalar(), new MultiplyScalar(), new DivideScalar(), new ModuloScalar(), new PowerScalar(), new MinimumScalar(),
        new MaximumScalar(), new DropoutScalar(), new StochasticDepthScalar(),
        new NegateScalar(), new AbsScalar(), new SignScalar(), new SqrtScalar(), new ExpScalar(), new LogScalar(), new ReciprocalScalar(), new ErfScalar(),
        new FloorScalar(), new CeilingScalar(), new RoundScalar(),
        new SinScalar(), new CosScalar(), new TanScalar(), new AsinScalar(), new AcosScalar(), new AtanScalar(),
        new SinhScalar(), new CoshScalar(), new AsinhScalar(), new AcoshScalar(), new AtanhScalar(),
        new EqualScalar(), new LessScalar(), new LessOrEqualScalar(), new GreaterScalar(), new GreaterOrEqualScalar(),
        new IsNaNScalar(), new IsInfinityScalar(),
        new NotScalar(), new AndScalar(), new OrScalar(), new XorScalar(), new WhereScalar(),
        new BitNotScalar(), new BitAndScalar(), new BitOrScalar(), new BitXorScalar(), new BitShiftScalar(),
        new LiteralScalar(), new VariableScalar(), new FillScalar(), new ArangeScalar(), new ShapeOfScalar(), new CastScalar(),
        new ConcatScalar(), new SliceScalar(), new Pad2dScalar(), new FlattenScalar(), new ReshapeScalar(), new TransposeScalar(), new ReduceScalar(),
        new MatMulScalar(), new ConvNdScalar(), new ConvTransposeNdScalar(), new PoolNdScalar(), new ResizeScalar(),
        new ExpandScalar(), new TileScalar(), new ReverseScalar(), new TriluScalar(), new PadScalar(), new CumulativeSumScalar(),
        new GatherScalar(), new GatherElementsScalar(), new GatherNdScalar(), new ScatterElementsScalar(), new ScatterNdScalar(), new OneHotScalar(),
        new ArgMaxScalar(), new ArgMinScalar(), new TopKScalar(),
        new SoftmaxScalar(), new LogSoftmaxScalar(),
        new AffineScalar(), new ReluScalar(), new Relu6Scalar(), new LeakyReluScalar(), new ParametricReluScalar(), new RandomisedLeakyReluScalar(),
        new EluScalar(), new SeluScalar(), new GeluScalar(), new SiluScalar(), new HardSwishScalar(),
        new SigmoidScalar(), new TanhScalar(), new HardTanhScalar(), new HardSigmoidScalar(), new SoftplusScalar(), new SoftsignScalar(),
        new RnnScalar(), new LstmScalar(), new GruScalar(),
        new MeanSquaredErrorScalar(), new MeanAbsoluteErrorScalar(), new SmoothL1Scalar(), new BinaryCrossEntropyScalar(), new HingeScalar(),
        new CrossEntropyScalar(), new NegativeLogLikelihoodScalar(), new FocalScalar(), new MultiClassHingeScalar(),
    }.ToFrozenDictionary(o => o.OpType);

    /// <summary>The ops that can be computed.</summary>
    public static IEnumerable<Type> Types => ByType.Keys;

    public static bool Has(Op op) => ByType.ContainsKey(op.GetType());

    public static ScalarOp For(Op op) => ByType[op.GetType()];
}
