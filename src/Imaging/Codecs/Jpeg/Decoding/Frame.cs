namespace MLNetVision.Imaging.Jpeg.Decoding;

/// <summary>What the frame header says: size, coding process and components.</summary>
internal sealed class Frame
{
    public Frame(int width, int height, bool progressive, FrameComponent[] components)
    {
        Width = width;
        Height = height;
        IsProgressive = progressive;
        Components = components;
        MaxHorizontal = components.Max(component => component.Horizontal);
        MaxVertical = components.Max(component => component.Vertical);
        UnitsWide = (width + (8 * MaxHorizontal) - 1) / (8 * MaxHorizontal);
        UnitsHigh = (height + (8 * MaxVertical) - 1) / (8 * MaxVertical);
        foreach (var component in components)
            component.Place(width, height, this);
    }

    public int Width { get; }

    public int Height { get; }

    public bool IsProgressive { get; }

    public FrameComponent[] Components { get; }

    public int MaxHorizontal { get; }

    public int MaxVertical { get; }

    /// <summary>Interleaved units ("MCU" in the standard) in a row of the picture.</summary>
    public int UnitsWide { get; }

    /// <summary>Rows of interleaved units.</summary>
    public int UnitsHigh { get; }

    /// <summary>Channels that decoding yields: grey stays grey, everything else becomes RGB.</summary>
    public int Channels => Components.Length == 1 ? 1 : 3;

    /// <summary>Blocks of all components that hold samples.</summary>
    public long BlockCount => Components.Sum(component => (long)component.BlocksWide * component.BlocksHigh);

    public bool IsComplete => Array.TrueForAll(Components, component => component.IsComplete);
}
