namespace MLNetVision.Compute.Kernels.Norms;

/// <summary>Pictures whose channels are normalised in groups.</summary>
internal readonly record struct GroupShape(int Images, int Places, int Channels, int Groups)
{
    public int OfGroup => Channels / Groups;

    /// <summary>Numbers that are normalised together.</summary>
    public double Numbers => (double)Places * OfGroup;
}
