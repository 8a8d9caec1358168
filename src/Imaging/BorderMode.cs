namespace MLNetVision.Imaging;

/// <summary>What lies outside a picture, shown for the row <c>abcd</c>.</summary>
public enum BorderMode
{
    /// <summary>A fixed value: <c>iii|abcd|iii</c>.</summary>
    Constant,

    /// <summary>The edge pixel goes on: <c>aaa|abcd|ddd</c>.</summary>
    Replicate,

    /// <summary>A mirror on the edge of the picture: <c>cba|abcd|dcb</c>.</summary>
    Reflect,

    /// <summary>A mirror through the middle of the edge pixel: <c>dcb|abcd|cba</c>.</summary>
    Reflect101,

    /// <summary>The picture repeats: <c>bcd|abcd|abc</c>.</summary>
    Wrap,
}
