namespace MLNetVision.Networks.Engines;

/// <summary>
/// A model that an engine brings along instead of one that is written with the builder: a module of TorchSharp, for instance. Trainers take it where they take
/// a network; it is asked once to see what it gives, and again when the number of its outputs is known.
/// </summary>
public interface IModelSource
{
    /// <summary>The model's name.</summary>
    string Name { get; }

    /// <summary>What computes it where the caller asks for no other engine.</summary>
    IEngine Engine { get; }

    /// <summary>The model as a network with one input and one output, and the weights that it begins with.</summary>
    /// <param name="input">What it takes: pixels [N, C, H, W] or numbers [N, d].</param>
    /// <param name="outputs">How many numbers a row it has to give.</param>
    /// <exception cref="NotSupportedException">It cannot take that, or gives something else; the message says what.</exception>
    SourcedModel Create(Shape input, int outputs);
}

/// <summary>A model of an <see cref="IModelSource"/>.</summary>
/// <param name="Network">The network; its output is [N, outputs].</param>
/// <param name="Weights">The weights that it begins with.</param>
public sealed record SourcedModel(Network Network, WeightSet Weights);
