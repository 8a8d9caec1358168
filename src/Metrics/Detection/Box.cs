namespace MLNetVision.Metrics;

/// <summary>
/// A rectangle by two corners, in pixels from a picture's upper left corner: (X0, Y0) belongs to it, (X1, Y1) is the first point beyond. A pixel is a box of
/// side 1.
/// </summary>
/// <param name="X0">The left side.</param>
/// <param name="Y0">The upper side.</param>
/// <param name="X1">The right side.</param>
/// <param name="Y1">The lower side.</param>
public readonly record struct Box(float X0, float Y0, float X1, float Y1)
{
    /// <summary>From left to right; below zero where the corners are exchanged.</summary>
    public float Width => X1 - X0;

    /// <summary>From top to bottom; below zero where the corners are exchanged.</summary>
    public float Height => Y1 - Y0;

    /// <summary>Width times height; 0 where the corners are exchanged.</summary>
    public float Area => Math.Max(Width, 0) * Math.Max(Height, 0);

    /// <summary>
    /// Whether all four sides are numbers, neither infinite nor missing, and the corners are not exchanged. A box without area may be; it is then a line or
    /// a point.
    /// </summary>
    public bool IsBox => float.IsFinite(X0) && float.IsFinite(Y0) && float.IsFinite(X1) && float.IsFinite(Y1) && X0 <= X1 && Y0 <= Y1;

    /// <summary>Whether it is a box (<see cref="IsBox"/>) with some width and height.</summary>
    public bool HasArea => IsBox && X0 < X1 && Y0 < Y1;

    /// <summary>
    /// The part of it that lies in a picture; a box that lies outside becomes a line or a point on the picture's rim. Sides that are not numbers stay so.
    /// </summary>
    public Box ClippedTo(int width, int height) =>
        new(Math.Clamp(X0, 0, width), Math.Clamp(Y0, 0, height), Math.Clamp(X1, 0, width), Math.Clamp(Y1, 0, height));

    /// <summary>The box of a corner and two sides, as COCO writes it.</summary>
    public static Box OfSides(float x, float y, float width, float height) => new(x, y, x + width, y + height);
}
