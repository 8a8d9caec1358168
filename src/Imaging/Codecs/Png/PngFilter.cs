namespace MLNetVision.Imaging;

/// <summary>
/// How a line is predicted from what is decoded already: a is the byte one pixel to the left, b the byte above, c the byte above a
/// (PNG specification, 9.2). Bytes outside the picture are 0.
/// </summary>
internal enum PngFilter
{
    /// <summary>Nothing is predicted.</summary>
    None,

    /// <summary>a.</summary>
    Sub,

    /// <summary>b.</summary>
    Up,

    /// <summary>floor((a + b) / 2).</summary>
    Average,

    /// <summary>Of a, b and c the nearest to a + b - c; ties go to a, then b.</summary>
    Paeth,
}
