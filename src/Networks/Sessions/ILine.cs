namespace MLNetVision.Networks.Sessions;

/// <summary>The objective along a direction.</summary>
internal interface ILine
{
    /// <summary>Looks at one place; the gradient goes to a vector of that number.</summary>
    LinePoint At(double step, int gradient);
}
