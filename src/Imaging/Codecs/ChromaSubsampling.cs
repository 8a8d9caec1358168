namespace MLNetVision.Imaging;

/// <summary>How many colour samples JPEG stores; brightness is stored for every pixel.</summary>
public enum ChromaSubsampling
{
    /// <summary>4:4:4, colour for every pixel: sharp colour edges, the largest files.</summary>
    Chroma444,

    /// <summary>4:2:2, colour for every second pixel of a row.</summary>
    Chroma422,

    /// <summary>4:2:0, colour for every second pixel of every second row: what cameras and the web use.</summary>
    Chroma420,
}
