namespace MLNetVision.Transforms.Persistence.Heads;

/// <summary>A row that a head is fitted to. Which of the labels counts is the task's choice.</summary>
internal sealed class HeadRow
{
    /// <summary>The class, from 0.</summary>
    public uint Class { get; set; }

    /// <summary>Yes or no.</summary>
    public bool Truth { get; set; }

    /// <summary>The number.</summary>
    public float Number { get; set; }

    /// <summary>What the network would give.</summary>
    public float[] Values { get; set; } = [];
}
