# SPDX-License-Identifier: MIT
"""A right solution in the course's newer interface; the tests write it in every way that people hand it in."""
import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    delta = np.exp(outsideVectors @ centerWordVec)
    delta = delta / delta.sum()
    loss = -np.log(delta[outsideWordIdx])
    delta[outsideWordIdx] -= 1
    return loss, outsideVectors.T @ delta, np.outer(delta, centerWordVec)

def getNegativeSamples(outsideWordIdx, dataset, K):
    samples = []
    for k in range(K):
        index = dataset.sampleTokenIdx()
        while index == outsideWordIdx:
            index = dataset.sampleTokenIdx()
        samples.append(index)
    return samples

def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    indices = [outsideWordIdx] + getNegativeSamples(outsideWordIdx, dataset, K)
    signs = np.array([1] + [-1] * K)
    p = sigmoid(signs * (outsideVectors[indices] @ centerWordVec))
    factors = signs * (p - 1)
    gradOutsideVecs = np.zeros(outsideVectors.shape)
    np.add.at(gradOutsideVecs, indices, np.outer(factors, centerWordVec))
    return -np.log(p).sum(), factors @ outsideVectors[indices], gradOutsideVecs

def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors, dataset,
             word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss, gradCenterVecs, gradOutsideVectors = 0.0, np.zeros(centerWordVectors.shape), np.zeros(outsideVectors.shape)
    center = word2Ind[currentCenterWord]
    for word in outsideWords:
        part, gradCenter, gradOutside = word2vecLossAndGradient(
            centerWordVectors[center], word2Ind[word], outsideVectors, dataset)
        loss += part
        gradCenterVecs[center] += gradCenter
        gradOutsideVectors += gradOutside
    return loss, gradCenterVecs, gradOutsideVectors
