using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Which step each op becomes. Registered means tested: the tests go through this list.</summary>
internal static class StepCatalogue
{
    private static readonly Dictionary<Type, Func<StepContext, Step?>> Makers = new()
    {
        [typeof(AdaptivePool2d)] = Pooling.Adaptive,
        [typeof(Add)] = Addition.Make,
        [typeof(AveragePool2d)] = Pooling.Average,
        [typeof(BatchNorm)] = BatchNormalisation.Make,
        [typeof(BinaryCrossEntropy)] = PairLosses.Make,
        [typeof(Concat)] = Concatenation.Make,
        [typeof(Conv1d)] = Convolution.Make,
        [typeof(Conv2d)] = Convolution.Make,
        [typeof(ConvTranspose2d)] = TransposedConvolution.Make,
        [typeof(CrossEntropy)] = ClassLosses.Make,
        [typeof(Dense)] = DenseProduct.Make,
        [typeof(Dropout)] = Dropping.Make,
        [typeof(Elu)] = Activations.Make,
        [typeof(Embedding)] = EmbeddingLookup.Make,
        [typeof(Flatten)] = Reshaping.Make,
        [typeof(Focal)] = ClassLosses.Make,
        [typeof(Gelu)] = Activations.Make,
        [typeof(GroupNorm)] = GroupNormalisation.Make,
        [typeof(Gru)] = Recurrent.Make,
        [typeof(HardSigmoid)] = Activations.Make,
        [typeof(HardSwish)] = Activations.Make,
        [typeof(HardTanh)] = Activations.Make,
        [typeof(Hinge)] = PairLosses.Make,
        [typeof(LayerNorm)] = LayerNormalisation.Make,
        [typeof(LeakyRelu)] = Activations.Make,
        [typeof(LocalResponseNorm)] = NeighbourhoodNormalisation.Make,
        [typeof(LogSoftmax)] = SoftmaxStep.Make,
        [typeof(Lstm)] = Recurrent.Make,
        [typeof(MaxPool2d)] = Pooling.Max,
        [typeof(MaxUnpool2d)] = MaxUnpooling.Make,
        [typeof(MeanAbsoluteError)] = PairLosses.Make,
        [typeof(MeanSquaredError)] = PairLosses.Make,
        [typeof(MultiClassHinge)] = ClassLosses.Make,
        [typeof(Multiply)] = Multiplication.Make,
        [typeof(NegativeLogLikelihood)] = ClassLosses.Make,
        [typeof(Pad2d)] = PicturePadding.Make,
        [typeof(ParametricRelu)] = SlopedRectifying.Make,
        [typeof(RandomisedLeakyRelu)] = RandomRectifier.Make,
        [typeof(Reduce)] = Reductions.Make,
        [typeof(Relu)] = Activations.Make,
        [typeof(Relu6)] = Activations.Make,
        [typeof(Reshape)] = Reshaping.Make,
        [typeof(Rnn)] = Recurrent.Make,
        [typeof(Selu)] = Activations.Make,
        [typeof(Sigmoid)] = Activations.Make,
        [typeof(Silu)] = Activations.Make,
        [typeof(Slice)] = Slicing.Make,
        [typeof(SmoothL1)] = PairLosses.Make,
        [typeof(Softmax)] = SoftmaxStep.Make,
        [typeof(Softplus)] = Activations.Make,
        [typeof(Softsign)] = Activations.Make,
        [typeof(Subtract)] = Subtraction.Make,
        [typeof(Tanh)] = Activations.Make,
        [typeof(Transpose)] = Transposition.Make,
        [typeof(Upsample2d)] = Upsampling.Make,
    };

    /// <summary>The ops that the engine can run.</summary>
    public static IReadOnlyCollection<Type> Ops => Makers.Keys;

    /// <summary>Makes the step of a chain; null where the value is another shape of its input and nothing runs.</summary>
    public static Step? Make(StepContext context) => Makers[context.Node.Op.GetType()](context);
}
