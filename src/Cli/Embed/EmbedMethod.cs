namespace MLNetVision.Cli.Embed;

/// <summary>How a map is made.</summary>
internal enum EmbedMethod
{
    /// <summary>t-SNE of principal components.</summary>
    Tsne,

    /// <summary>The first principal components.</summary>
    Pca,

    /// <summary>The code of an autoencoder.</summary>
    Autoencoder,
}
