using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>Which step each op becomes. Registered means tested: the tests go through this list.</summary>
internal static class StepCatalogue
{
    private static readonly Dictionary<Type, Func<StepContext, Step?>> Makers = new()
    {
        [typeof(BatchNorm)] = BatchNormalisation.Make,
        [typeof(Conv1d)] = Convolution.Make,
        [typeof(Conv2d)] = Convolution.Make,
        [typeof(ConvTranspose2d)] = TransposedConvolution.Make,
        [typeof(Dense)] = DenseProduct.Make,
        [typeof(Flatten)] = Reshaping.Make,
        [typeof(Reshape)] = Reshaping.Make,
    };

    /// <summary>The ops that the engine can run.</summary>
    public static IReadOnlyCollection<Type> Ops => Makers.Keys;

    /// <summary>Makes the step of a chain; null where the value is another shape of its input and nothing runs.</summary>
    public static Step? Make(StepContext context) => Makers[context.Node.Op.GetType()](context);
}
