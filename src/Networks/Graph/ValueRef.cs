namespace MLNetVision.Networks;

/// <summary>A value of a network: an output of a node.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Output">Which of its outputs.</param>
public readonly record struct ValueRef(string Node, int Output = 0)
{
    /// <inheritdoc/>
    public override string ToString() => Output == 0 ? Node : $"{Node}:{Output}";
}
