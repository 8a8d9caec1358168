namespace MLNetVision.Networks.Blocks;

/// <summary>
/// Where a residual block has its normalisations and rectifiers: the five forms of He et al. 2016, "Identity Mappings in Deep Residual Networks", figure 4.
/// </summary>
public enum ResidualOrder
{
    /// <summary>(a) Convolution, normalisation, rectifier; the last rectifier behind the addition (He et al. 2015).</summary>
    Original,

    /// <summary>(b) The last normalisation behind the addition as well.</summary>
    NormAfterAddition,

    /// <summary>(c) The last rectifier before the addition.</summary>
    ReluBeforeAddition,

    /// <summary>(d) Rectifier, convolution, normalisation; nothing behind the addition.</summary>
    ReluPreActivation,

    /// <summary>(e) Normalisation, rectifier, convolution; nothing behind the addition.</summary>
    FullPreActivation,
}
