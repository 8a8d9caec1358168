namespace MLNetVision.Networks.Blocks;

/// <summary>What the mobile families tell apart beside sizes: activations, and the epsilon and momentum of batch normalisation.</summary>
/// <param name="Epsilon">Of batch normalisation.</param>
/// <param name="Momentum">Of batch normalisation.</param>
/// <param name="Activation">What follows each normalisation but the last.</param>
/// <param name="Squeezed">What is between the convolutions of squeeze and excitation.</param>
/// <param name="Gate">What is behind them.</param>
internal sealed record MobileStyle(
    float Epsilon, float Momentum, Func<Tensor, Tensor> Activation, Func<Tensor, Tensor> Squeezed, Func<Tensor, Tensor> Gate);
