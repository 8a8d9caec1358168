using MLNetVision.Networks;

namespace MLNetVision.Compute.Planning;

/// <summary>Nodes that run as one step: a main one, and behind it, each optional, a batch normalisation, an addition and a rectifier.</summary>
internal sealed record Chain(Node Main)
{
    public Node? Norm { get; init; }

    public Node? Sum { get; init; }

    /// <summary>What <see cref="Sum"/> adds to the chain's own value.</summary>
    public ValueRef Other { get; init; }

    public Node? Rectifier { get; init; }

    public Tail Tail => Rectifier is null ? Tail.None : Planning.Tail.Of(Rectifier.Op)!.Value;

    /// <summary>The node whose value the chain gives, and in whose place it runs.</summary>
    public Node Last => Rectifier ?? Sum ?? Norm ?? Main;
}
