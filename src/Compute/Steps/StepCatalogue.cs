using MLNetVision.Compute.Kernels.Elementwise;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Which step each op becomes. Registered means tested: the tests go through this list.</summary>
internal static class StepCatalogue
{
    private static readonly Dictionary<Type, Func<StepContext, Step?>> Makers = new()
    {
        [typeof(Abs)] = Activations.Make,
        [typeof(AdaptivePool2d)] = Pooling.Adaptive,
        [typeof(Add)] = Addition.Make,
        [typeof(Affine)] = Activations.Make,
        [typeof(AffineGrid)] = AffineGridding.Make,
        [typeof(AveragePool2d)] = Pooling.Average,
        [typeof(BatchNorm)] = BatchNormalisation.Make,
        [typeof(BinaryCrossEntropy)] = PairLosses.Make,
        [typeof(Ceiling)] = Activations.Make,
        [typeof(Concat)] = Concatenation.Make,
        [typeof(Conv1d)] = Convolution.Make,
        [typeof(Conv2d)] = Convolution.Make,
        [typeof(ConvTranspose2d)] = TransposedConvolution.Make,
        [typeof(CrossEntropy)] = ClassLosses.Make,
        [typeof(Dense)] = DenseProduct.Make,
        [typeof(Divide)] = QuickPair<QuotientFunction>.Pair,
        [typeof(Dropout)] = Dropping.Make,
        [typeof(Elu)] = Activations.Make,
        [typeof(Embedding)] = EmbeddingLookup.Make,
        [typeof(Erf)] = Activations.Make,
        [typeof(Exp)] = Activations.Make,
        [typeof(Floor)] = Activations.Make,
        [typeof(Focal)] = ClassLosses.Make,
        [typeof(Gelu)] = Activations.Make,
        [typeof(GridSample)] = GridSampling.Make,
        [typeof(GroupNorm)] = GroupNormalisation.Make,
        [typeof(Gru)] = Recurrent.Make,
        [typeof(HardSigmoid)] = Activations.Make,
        [typeof(HardSwish)] = Activations.Make,
        [typeof(HardTanh)] = Activations.Make,
        [typeof(Hinge)] = PairLosses.Make,
        [typeof(LayerNorm)] = LayerNormalisation.Make,
        [typeof(LeakyRelu)] = Activations.Make,
        [typeof(LocalResponseNorm)] = NeighbourhoodNormalisation.Make,
        [typeof(Log)] = Activations.Make,
        [typeof(LogSoftmax)] = SoftmaxStep.Make,
        [typeof(Lstm)] = Recurrent.Make,
        [typeof(MatMul)] = MatrixProduct.Make,
        [typeof(MaxPool2d)] = Pooling.Max,
        [typeof(MaxUnpool2d)] = MaxUnpooling.Make,
        [typeof(Maximum)] = QuickPair<LargerFunction>.Pair,
        [typeof(MeanAbsoluteError)] = PairLosses.Make,
        [typeof(MeanSquaredError)] = PairLosses.Make,
        [typeof(Minimum)] = QuickPair<LesserFunction>.Pair,
        [typeof(MultiClassHinge)] = ClassLosses.Make,
        [typeof(Multiply)] = Multiplication.Make,
        [typeof(Negate)] = Activations.Make,
        [typeof(NegativeLogLikelihood)] = ClassLosses.Make,
        [typeof(Pad2d)] = PicturePadding.Make,
        [typeof(ParametricRelu)] = SlopedRectifying.Make,
        [typeof(RandomisedLeakyRelu)] = RandomRectifier.Make,
        [typeof(Reciprocal)] = Activations.Make,
        [typeof(Reduce)] = Reductions.Make,
        [typeof(Relu)] = Activations.Make,
        [typeof(Relu6)] = Activations.Make,
        [typeof(Resize)] = Resizing.Make,
        [typeof(Rnn)] = Recurrent.Make,
        [typeof(RoiAlign)] = RoiAligning.Make,
        [typeof(RoiMaxPool)] = RoiMaxPooling.Make,
        [typeof(Selu)] = Activations.Make,
        [typeof(Sigmoid)] = Activations.Make,
        [typeof(Silu)] = Activations.Make,
        [typeof(Slice)] = Slicing.Make,
        [typeof(SmoothL1)] = PairLosses.Make,
        [typeof(Softmax)] = SoftmaxStep.Make,
        [typeof(Softplus)] = Activations.Make,
        [typeof(Softsign)] = Activations.Make,
        [typeof(Sqrt)] = Activations.Make,
        [typeof(StochasticDepth)] = RowDropping.Make,
        [typeof(Subtract)] = Subtraction.Make,
        [typeof(Tanh)] = Activations.Make,
        [typeof(Transpose)] = Transposition.Make,
        [typeof(Upsample2d)] = Upsampling.Make,
        [typeof(Variable)] = VariableStep.Make,
    };

    /// <summary>The ops that have a step of their own; all others run as the scalar engine computes them.</summary>
    public static IReadOnlyCollection<Type> Ops => Makers.Keys;

    /// <summary>Makes the step of a chain; null where the value is another shape of its input and nothing runs.</summary>
    public static Step? Make(StepContext context) =>
        context.Node.Op is Reshape or Flatten ? Reshaping.Make(context)
        : context.Node.Op is ShapeOf ? ShapeStep.Make(context)
        : context.Node.Op is Literal ? LiteralStep.Make(context)
        : Makers.TryGetValue(context.Node.Op.GetType(), out var maker) && IsSingle(context) ? maker(context)
        : PlainStep.Make(context);

    /// <summary>Whether whole numbers that an op takes are indices, of which 32 bits are enough.</summary>
    public static bool TakesIndices(Op op) => op is ClassLoss or Embedding or MaxPool2d or MaxUnpool2d or RoiAlign or RoiMaxPool;

    /// <summary>Whether all is single precision, but for the indices that losses, lookups, pools and regions know of.</summary>
    private static bool IsSingle(StepContext context) => context.Types.All(t => t.Element == DType.Float32 || (TakesIndices(context.Node.Op) && IsWhole(t)));

    private static bool IsWhole(TensorType type) => type.Element is DType.Int64 or DType.Int32;
}
