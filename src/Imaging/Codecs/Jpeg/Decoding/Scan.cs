namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>What a scan header says, and the grid of units that the scan walks: blocks when it has one component, interleaved units otherwise.</summary>
internal sealed class Scan
{
    public Scan(Frame frame, ScanComponent[] components, int number, int start, int end, int high, int low)
    {
        Components = components;
        Number = number;
        (Start, End, High, Low) = (start, end, high, low);
        IsInterleaved = components.Length > 1;
        var single = components[0].Component;
        UnitsWide = IsInterleaved ? frame.UnitsWide : single.BlocksWide;
        UnitsHigh = IsInterleaved ? frame.UnitsHigh : single.BlocksHigh;
    }

    public ScanComponent[] Components { get; }

    /// <summary>1 for the first scan of the file.</summary>
    public int Number { get; }

    /// <summary>First coefficient of the band, in zigzag order.</summary>
    public int Start { get; }

    /// <summary>Last coefficient of the band.</summary>
    public int End { get; }

    /// <summary>Low bits that were missing before this scan; 0 when it is the first for its band.</summary>
    public int High { get; }

    /// <summary>Low bits that are missing after this scan.</summary>
    public int Low { get; }

    public bool IsInterleaved { get; }

    public int UnitsWide { get; }

    public int UnitsHigh { get; }

    /// <summary>Blocks in a unit, all components together.</summary>
    public int BlocksPerUnit => IsInterleaved ? Components.Sum(component => component.Component.Horizontal * component.Component.Vertical) : 1;

    /// <summary>Blocks that decoding visits.</summary>
    public long BlockVisits => (long)UnitsWide * UnitsHigh * BlocksPerUnit;

    /// <summary>Forgets what the units before have said, as restart markers do.</summary>
    public void Restart()
    {
        foreach (var component in Components)
            component.Prediction = 0;
    }
}
